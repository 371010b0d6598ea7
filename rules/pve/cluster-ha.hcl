# High availability. All of it is held by Sys.Console and Sys.Audit on /.

endpoint "GET /cluster/ha" {
  source  = "pve-manager 9.2.11 PVE/API2/HAConfig.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/ha/groups" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Groups.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/ha/groups" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Groups.pm create"
  params  = ["comment", "group", "nodes", "nofailback", "restricted", "type"]
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/groups/{group}" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Groups.pm read"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/ha/groups/{group}" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Groups.pm update"
  params  = ["comment", "delete", "digest", "nodes", "nofailback", "restricted"]
  require = perm("/", "Sys.Console")
}

endpoint "DELETE /cluster/ha/groups/{group}" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Groups.pm delete"
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/resources" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm index"
  params  = ["type"]
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/ha/resources" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm create"
  params  = ["comment", "failback >= 9.0", "group", "max_relocate", "max_restart", "sid", "state", "type"]
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/resources/{sid}" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm read"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/ha/resources/{sid}" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm update"
  params  = ["comment", "delete", "digest", "failback >= 9.0", "group", "max_relocate", "max_restart", "state"]
  require = perm("/", "Sys.Console")
}

endpoint "DELETE /cluster/ha/resources/{sid}" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm delete"
  params  = ["purge >= 9.1"]
  require = perm("/", "Sys.Console")
}

endpoint "POST /cluster/ha/resources/{sid}/migrate" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm migrate"
  params  = ["node"]
  require = perm("/", "Sys.Console")
}

endpoint "POST /cluster/ha/resources/{sid}/relocate" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Resources.pm relocate"
  params  = ["node"]
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/rules" {
  since   = "9.0"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Rules.pm index"
  params  = ["resource", "type"]
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/ha/rules" {
  since   = "9.0"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Rules.pm create_rule"
  params  = ["affinity", "comment", "disable", "nodes", "resources", "rule", "strict", "type"]
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/rules/{rule}" {
  since   = "9.0"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Rules.pm read_rule"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/ha/rules/{rule}" {
  since   = "9.0"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Rules.pm update_rule"
  params  = ["affinity", "comment", "delete", "digest", "disable", "nodes", "resources", "strict", "type"]
  require = perm("/", "Sys.Console")
}

endpoint "DELETE /cluster/ha/rules/{rule}" {
  since   = "9.0"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Rules.pm delete_rule"
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/status" {
  source = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Status.pm index"
}

endpoint "POST /cluster/ha/status/arm-ha" {
  since   = "9.1"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Status.pm arm-ha"
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/status/current" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Status.pm status"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/ha/status/disarm-ha" {
  since   = "9.1"
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Status.pm disarm-ha"
  params  = ["resource-mode"]
  require = perm("/", "Sys.Console")
}

endpoint "GET /cluster/ha/status/manager_status" {
  source  = "pve-ha-manager 5.2.0 src/PVE/API2/HA/Status.pm manager_status"
  require = perm("/", "Sys.Audit")
}
