module "community.proxmox.proxmox_storage" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_storage.py"

  call "GET /nodes" {
    on   = ["run"]
    when = default(state, "present") == "present" && set(nodes)
  }

  call "GET /storage/{storage}" {
    on   = ["run"]
    path = { storage = name }
  }

  call "POST /storage" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { storage = name, type = type, content = content, nodes = nodes, shared = shared, disable = disable }
  }

  call "PUT /storage/{storage}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { storage = name }
    send = { content = content, nodes = nodes, shared = shared, disable = disable }
  }

  call "DELETE /storage/{storage}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { storage = name }
  }
}
