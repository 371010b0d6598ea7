module "community.proxmox.proxmox_cluster_ha_rules_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_ha_rules_info.py"

  locals {
    wanted = default(rule, name)
  }

  call "GET /cluster/ha/rules" {
    on   = ["run"]
    when = !set(wanted)
    send = { type = type, resource = resource }
  }

  call "GET /cluster/ha/rules/{rule}" {
    on   = ["run"]
    when = set(wanted)
    path = { rule = wanted }
  }
}
