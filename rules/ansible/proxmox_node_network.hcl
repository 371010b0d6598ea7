module "community.proxmox.proxmox_node_network" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node_network.py"

  call "GET /nodes" {
    on   = ["run"]
    sees = { node = node }
  }

  call "GET /nodes/{node}/network" { on = ["run"] }

  call "POST /nodes/{node}/network" {
    on   = ["run"]
    when = default(state, "present") == "present" && set(iface)
    send = { iface = iface, type = iface_type }
  }

  call "PUT /nodes/{node}/network/{iface}" {
    on   = ["run"]
    when = default(state, "present") == "present" && set(iface)
    send = { type = iface_type }
  }

  call "DELETE /nodes/{node}/network/{iface}" {
    on   = ["run"]
    when = default(state, "present") == "absent" && set(iface)
  }

  call "PUT /nodes/{node}/network" {
    on   = ["run"]
    when = default(apply, false)
  }

  call "DELETE /nodes/{node}/network" {
    on   = ["run"]
    when = default(revert, false)
  }
}
