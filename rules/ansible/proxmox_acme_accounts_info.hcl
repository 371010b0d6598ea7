module "community.proxmox.proxmox_acme_accounts_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_accounts_info.py"

  call "GET /cluster/acme/account" { on = ["run"] }
}
