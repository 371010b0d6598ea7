module "community.proxmox.proxmox_cluster_firewall_security_group" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_firewall_security_group.py"

  call "GET /cluster/firewall/groups" { on = ["run"] }

  call "POST /cluster/firewall/groups" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { group = name, comment = comment }
  }

  call "GET /cluster/firewall/groups/{group}" {
    on   = ["run"]
    path = { group = name }
  }

  call "GET /cluster/firewall/groups/{group}/{pos}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { group = name, pos = 0 }
  }

  call "POST /cluster/firewall/groups/{group}" {
    on       = ["run"]
    when     = default(state, "present") == "present"
    for_each = rules
    path     = { group = name }
    send     = { action = each.value.action, type = each.value.type }
  }

  call "PUT /cluster/firewall/groups/{group}/{pos}" {
    on       = ["run"]
    when     = default(state, "present") == "present"
    for_each = rules
    path     = { group = name, pos = each.key }
    send     = { action = each.value.action, type = each.value.type }
  }

  call "DELETE /cluster/firewall/groups/{group}/{pos}" {
    on   = ["run"]
    path = { group = name, pos = 0 }
  }

  call "DELETE /cluster/firewall/groups/{group}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { group = name }
  }
}
