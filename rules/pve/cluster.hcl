# The cluster as a whole: its resources, tasks, options, metric servers; the version.
# What a "sees" names besides the path and the parameters is what is looked for: vmid, storage, pool, node, zone, fabric, upid.

endpoint "GET /cluster" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster.pm index"
}

endpoint "GET /cluster/log" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster.pm log"
  params = ["max"]
  sees   = perm("/", "Sys.Syslog")
  note   = "without Sys.Syslog only what the caller did itself"
}

endpoint "GET /cluster/metrics" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm index"
}

endpoint "GET /cluster/metrics/export" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm export"
  params  = ["history", "local-only", "node-list >= 9.1", "start-time"]
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/metrics/server" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm server_index"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/metrics/server/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm read"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/metrics/server/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm create"
  params  = [
    "api-path-prefix", "bucket", "disable", "influxdbproto", "max-body-size", "mtu", "organization", "otel-compression >= 9.0",
    "otel-headers >= 9.0", "otel-max-body-size >= 9.0", "otel-path >= 9.0", "otel-protocol >= 9.0",
    "otel-resource-attributes >= 9.0", "otel-timeout >= 9.0", "otel-verify-ssl >= 9.0", "path", "port", "proto", "server",
    "timeout", "token", "type", "verify-certificate",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "PUT /cluster/metrics/server/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm update"
  params  = [
    "api-path-prefix", "bucket", "delete", "digest", "disable", "influxdbproto", "max-body-size", "mtu", "organization",
    "otel-compression >= 9.0", "otel-headers >= 9.0", "otel-max-body-size >= 9.0", "otel-path >= 9.0", "otel-protocol >= 9.0",
    "otel-resource-attributes >= 9.0", "otel-timeout >= 9.0", "otel-verify-ssl >= 9.0", "path", "port", "proto", "server",
    "timeout", "token", "verify-certificate",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /cluster/metrics/server/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/MetricServer.pm delete"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/nextid" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster.pm nextid"
  params = ["vmid"]
}

endpoint "GET /cluster/options" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster.pm get_options"
  sees   = perm("/", "Sys.Audit")
  note   = "console, tag-style and allowed-tags are for everybody"
}

endpoint "PUT /cluster/options" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster.pm set_options"
  params  = [
    "bwlimit", "consent-text", "console", "crs", "delete", "description", "email_from", "fencing", "ha", "http_proxy",
    "keyboard", "language", "location >= 9.1", "mac_prefix", "max_workers", "migration", "migration_unsecure", "next-id",
    "notify", "registered-tags", "replication >= 9.0", "tag-style", "u2f", "user-tag-access", "webauthn",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/resources" {
  until  = "9.0"
  source = "pve-manager 8.4.21 PVE/API2/Cluster.pm resources"
  params = ["type"]
  sees   = (
    type == "vm" ? seen("/vms", vmid, "VM.Audit") :
    type == "storage" ? seen("/storage", storage, "Datastore.Audit") :
    type == "pool" ? seen("/pool", pool, "Pool.Audit") : all(
      seen_if_named("/vms", vmid, "VM.Audit"),
      seen_if_named("/storage", storage, "Datastore.Audit"),
      seen_if_named("/pool", pool, "Pool.Audit"),
      seen_if_named("/nodes", node, "Sys.Audit"),
      seen_if_named("/sdn/zones", zone, "SDN.Audit"),
    )
  )
  note   = "a node is always listed; its figures need Sys.Audit on it"
}

endpoint "GET /cluster/resources" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/Cluster.pm resources"
  params = ["type"]
  sees   = (
    type == "vm" ? seen("/vms", vmid, "VM.Audit") :
    type == "storage" ? seen("/storage", storage, "Datastore.Audit") :
    type == "pool" ? seen("/pool", pool, "Pool.Audit") : all(
      seen_if_named("/vms", vmid, "VM.Audit"),
      seen_if_named("/storage", storage, "Datastore.Audit"),
      seen_if_named("/pool", pool, "Pool.Audit"),
      seen_if_named("/nodes", node, "Sys.Audit"),
      seen_if_named("/sdn/zones", zone, "SDN.Audit"),
      seen_if_named("/sdn/fabrics", fabric, "SDN.Audit", "SDN.Allocate"),
    )
  )
  note   = "a node is always listed; its figures need Sys.Audit on it"
}

endpoint "GET /cluster/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster.pm get_status"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/tasks" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster.pm tasks"
  sees   = self(part(upid, ":([^:!]+)(?:![^:]*)?:[^:]*$")) ? nothing() : perm("/", "Sys.Audit")
  note   = "a user sees the tasks of its own and of its tokens; an API token sees none, not its own either"
}

endpoint "GET /version" {
  source = "pve-manager 9.2.11 PVE/API2.pm version"
}
