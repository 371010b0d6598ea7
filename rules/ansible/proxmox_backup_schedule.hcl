module "community.proxmox.proxmox_backup_schedule" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_backup_schedule.py"

  call "GET /cluster/backup" { on = ["run"] }

  call "GET /cluster/backup/{id}" {
    on   = ["run"]
    path = { id = backup_id }
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vm_id }
  }

  call "PUT /cluster/backup/{id}" {
    on   = ["run"]
    path = { id = backup_id }
    send = { vmid = default(vm_id, depends("the guests of the job")) }
  }
}
