module "community.proxmox.proxmox_domain_sync" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_domain_sync.py"

  call "GET /access/domains" { on = ["run"] }

  call "POST /access/domains/{realm}/sync" {
    on   = ["run"]
    send = { "enable-new" = enable_new, "remove-vanished" = remove_vanished, scope = scope }
  }
}
