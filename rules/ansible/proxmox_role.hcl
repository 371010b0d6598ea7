module "community.proxmox.proxmox_role" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_role.py"

  locals {
    role = default(roleid, name)
  }

  call "GET /access/roles/{roleid}" {
    on   = ["run"]
    path = { roleid = role }
  }

  call "POST /access/roles" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { roleid = role, privs = default(privs, privileges) }
  }

  call "PUT /access/roles/{roleid}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { roleid = role }
    send = { privs = default(privs, privileges) }
  }

  call "DELETE /access/roles/{roleid}" {
    on   = ["run"]
    path = { roleid = role }
    when = default(state, "present") == "absent"
  }
}
