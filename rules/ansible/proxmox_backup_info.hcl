module "community.proxmox.proxmox_backup_info" {
  aliases = ["community.general.proxmox_backup_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_backup_info.py"

  call "GET /cluster/backup" { on = ["run"] }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = default(vm_id, set(vm_name) ? depends("the guest of that name") : null) }
  }
}
