module "community.proxmox.proxmox_pool" {
  aliases = ["community.general.proxmox_pool"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_pool.py"

  locals {
    pool = default(poolid, name)
  }

  call "GET /pools" {
    on   = ["run"]
    send = { poolid = pool }
    sees = { poolid = pool }
  }

  call "POST /pools" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { poolid = pool, comment = comment }
  }

  call "DELETE /pools" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    send = { poolid = pool }
  }
}
