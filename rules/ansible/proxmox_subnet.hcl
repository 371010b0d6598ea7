module "community.proxmox.proxmox_subnet" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_subnet.py"

  locals {
    id = "${zone}-${replace(subnet, "/", "-")}"
  }

  call "GET /cluster/sdn/vnets/{vnet}/subnets" { on = ["run"] }

  call "POST /cluster/sdn/vnets/{vnet}/subnets" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { subnet = subnet, type = "subnet", gateway = gateway, snat = default(snat, false) }
  }

  call "PUT /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
    on   = ["run"]
    when = default(state, "present") == "present" && default(update, true)
    path = { subnet = id }
    send = { gateway = gateway, snat = default(snat, false) }
  }

  call "DELETE /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { subnet = id }
  }

  # From Proxmox VE 9 on the module takes the lock of the SDN, and rolls back what fails.
  call "POST /cluster/sdn/lock" { on = ["run"] }

  call "PUT /cluster/sdn" {
    on     = ["run"]
    source = "plugins/module_utils/proxmox_sdn.py apply_sdn_changes_and_release_lock"
  }

  call "POST /cluster/sdn/rollback" {
    on        = ["run"]
    tolerated = "after a failure the changes stay pending"
  }

  call "DELETE /cluster/sdn/lock" {
    on        = ["run"]
    tolerated = "after a failure the SDN stays locked"
  }
}
