module "community.proxmox.proxmox_zone" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_zone.py"

  call "GET /cluster/sdn/zones" {
    on   = ["run"]
    sees = { zone = zone }
  }

  call "POST /cluster/sdn/zones" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { zone = zone, type = type, bridge = bridge, nodes = nodes }
  }

  call "PUT /cluster/sdn/zones/{zone}" {
    on   = ["run"]
    when = default(state, "present") == "present" && default(update, true)
    send = { bridge = bridge, nodes = nodes }
  }

  call "DELETE /cluster/sdn/zones/{zone}" {
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
