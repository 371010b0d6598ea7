module "community.proxmox.proxmox_acme_account_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_account_info.py"

  call "GET /cluster/acme/account/{name}" { on = ["run"] }
}
