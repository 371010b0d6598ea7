module "community.proxmox.proxmox_cluster_ha_groups" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_ha_groups.py"

  call "GET /cluster/ha/groups" { on = ["run"] }

  call "POST /cluster/ha/groups" {
    on   = ["run"]
    when = state == "present"
    send = { group = name, nodes = nodes, comment = comment, nofailback = default(nofailback, false), restricted = default(restricted, false) }
  }

  call "PUT /cluster/ha/groups/{group}" {
    on   = ["run"]
    when = state == "present"
    path = { group = name }
    send = { nodes = nodes, comment = comment, nofailback = default(nofailback, false), restricted = default(restricted, false) }
  }

  call "DELETE /cluster/ha/groups/{group}" {
    on   = ["run"]
    when = state == "absent"
    path = { group = name }
  }

  note {
    when = true
    why  = "on Proxmox VE 9 HA groups become rules: proxmox_cluster_ha_rules manages those"
  }
}
