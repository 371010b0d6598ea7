module "community.proxmox.proxmox_backup_schedule" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_backup_schedule.py"

  call "GET /cluster/backup" { on = ["run"] }

  call "GET /cluster/backup/{id}" {
    on   = ["run"]
    path = { id = default(backup_id, depends("each job")) }
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = default(vm_id, set(vm_name) ? depends("the guest of that name") : null) }
  }

  call "PUT /cluster/backup/{id}" {
    on   = ["run"]
    path = { id = default(backup_id, depends("each job")) }
    send = { vmid = default(vm_id, depends("the guests of the job")) }
  }
}
