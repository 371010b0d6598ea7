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
    on       = ["run"]
    for_each = guests
    send     = { type = "vm" }
    sees     = { vmid = each.value }
  }

  call "GET /storage" {
    on       = ["run"]
    when     = default(state, "present") == "present"
    for_each = storages
    sees     = { storage = each.value }
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
    when = default(exclusive, false) && depends("the other members of the pool")
    send = { poolid = pool, vms = depends("the other members of the pool"), delete = true }
  }
}
