module "community.proxmox.proxmox_storage_info" {
  aliases = ["community.general.proxmox_storage_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_storage_info.py"

  locals {
    wanted = default(storage, name)
  }

  call "GET /storage/{storage}" {
    on   = ["run"]
    when = set(wanted)
    path = { storage = wanted }
  }

  call "GET /storage" {
    on   = ["run"]
    when = !set(wanted)
    send = { type = type }
    sees = { storage = null }
  }
}
