module "community.proxmox.proxmox_node_network" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node_network.py"

  call "GET /nodes" { on = ["run"] }

  call "GET /nodes/{node}/network" { on = ["run"] }

  call "POST /nodes/{node}/network" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { iface = iface, type = iface_type }
  }

  call "PUT /nodes/{node}/network/{iface}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { type = iface_type }
  }

  call "DELETE /nodes/{node}/network/{iface}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
  }

  call "PUT /nodes/{node}/network" {
    on   = ["run"]
    when = state == "apply"
  }

  call "DELETE /nodes/{node}/network" {
    on   = ["run"]
    when = state == "revert"
  }
}
