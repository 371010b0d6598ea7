module "community.proxmox.proxmox_pool_member" {
  aliases = ["community.general.proxmox_pool_member"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_pool_member.py"

  locals {
    pool     = default(poolid, name)
    guests   = [for m in default(members, []) : m.vm if set(m.vm)]
    storages = [for m in default(members, []) : m.storage if set(m.storage)]
  }

  call "GET /pools" {
    on   = ["run"]
    send = { poolid = pool }
    sees = { poolid = pool }
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    when = length([for m in default(members, []) : m if set(m.vm)]) > 0
    send = { type = "vm" }
    sees = { vmid = guests }
  }

  call "GET /storage" {
    on   = ["run"]
    when = default(state, "present") == "present" && length(storages) > 0
    sees = { storage = storages }
  }

  call "PUT /pools" {
    on   = ["run"]
    when = default(state, "present") == "present" || default(exclusive, false)
    send = { poolid = pool, vms = guests, storage = storages, "allow-move" = default(allow_move, false) }
  }

  call "PUT /pools" {
    on   = ["run"]
    when = default(state, "present") == "absent" && !default(exclusive, false)
    send = { poolid = pool, vms = guests, storage = storages, delete = true }
  }

  # With exclusive whatever else is in the pool leaves it.
  call "PUT /pools" {
    on   = ["run"]
    when = default(exclusive, false) && unknown("which other members the pool has")
    send = { poolid = pool, vms = unknown("which other members the pool has"), delete = true }
  }
}
