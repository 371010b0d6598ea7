module "community.proxmox.proxmox_acme_plugins_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_plugins_info.py"

  call "GET /cluster/acme/plugins" { on = ["run"] }
}
