module "community.proxmox.proxmox_cluster_ha_resources" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_ha_resources.py"

  call "GET /cluster/ha/resources" { on = ["run"] }

  call "POST /cluster/ha/resources" {
    on   = ["run"]
    when = state == "present"
    send = { sid = name, state = default(hastate, "started"), group = group, comment = default(comment, "") }
  }

  call "PUT /cluster/ha/resources/{sid}" {
    on   = ["run"]
    when = state == "present"
    path = { sid = name }
    send = { state = default(hastate, "started"), group = group, comment = default(comment, "") }
  }

  call "DELETE /cluster/ha/resources/{sid}" {
    on   = ["run"]
    when = state == "absent"
    path = { sid = name }
  }
}
