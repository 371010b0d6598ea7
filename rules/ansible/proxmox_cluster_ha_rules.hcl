module "community.proxmox.proxmox_cluster_ha_rules" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_ha_rules.py"

  call "GET /cluster/ha/rules" { on = ["run"] }

  call "POST /cluster/ha/rules" {
    on   = ["run"]
    when = state == "present"
    send = { rule = name, type = type, resources = resources, nodes = nodes, affinity = affinity, strict = strict, comment = comment, disable = disable }
  }

  call "PUT /cluster/ha/rules/{rule}" {
    on   = ["run"]
    when = state == "present"
    path = { rule = name }
    send = { type = type, resources = resources, nodes = nodes, affinity = affinity, strict = strict, comment = comment, disable = disable }
  }

  call "DELETE /cluster/ha/rules/{rule}" {
    on   = ["run"]
    when = state == "absent" || default(force, false)
    path = { rule = name }
  }
}
