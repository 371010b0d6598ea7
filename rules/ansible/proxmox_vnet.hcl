module "community.proxmox.proxmox_vnet" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_vnet.py"

  call "GET /cluster/sdn/vnets" {
    on   = ["run"]
    sees = { vnet = vnet }
  }

  call "POST /cluster/sdn/vnets" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { vnet = vnet, zone = zone, tag = tag, alias = alias }
  }

  call "PUT /cluster/sdn/vnets/{vnet}" {
    on   = ["run"]
    when = default(state, "present") == "present" && default(update, true)
    send = { zone = zone, tag = tag, alias = alias }
  }

  call "DELETE /cluster/sdn/vnets/{vnet}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
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
