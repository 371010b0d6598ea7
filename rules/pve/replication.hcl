# Replication of guests to other nodes.

endpoint "GET /cluster/replication" {
  source = "pve-manager 9.2.11 PVE/API2/ReplicationConfig.pm index"
  sees   = seen("/vms", vmid, "VM.Audit")
}

endpoint "POST /cluster/replication" {
  until   = "9.0"
  source  = "pve-manager 8.4.21 PVE/API2/ReplicationConfig.pm create"
  params  = ["comment", "disable", "id", "rate", "remove_job", "schedule", "source", "target", "type"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "POST /cluster/replication" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/ReplicationConfig.pm create"
  params = ["comment", "disable", "id", "rate", "remove_job", "schedule", "source", "target", "type"]
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Replicate")
}

endpoint "GET /cluster/replication/{id}" {
  source = "pve-manager 9.2.11 PVE/API2/ReplicationConfig.pm read"
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Audit")
}

endpoint "PUT /cluster/replication/{id}" {
  until   = "9.0"
  source  = "pve-manager 8.4.21 PVE/API2/ReplicationConfig.pm update"
  params  = ["comment", "delete", "digest", "disable", "rate", "remove_job", "schedule", "source"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "PUT /cluster/replication/{id}" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/ReplicationConfig.pm update"
  params = ["comment", "delete", "digest", "disable", "rate", "remove_job", "schedule", "source"]
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Replicate")
}

endpoint "DELETE /cluster/replication/{id}" {
  until   = "9.0"
  source  = "pve-manager 8.4.21 PVE/API2/ReplicationConfig.pm delete"
  params  = ["force", "keep"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "DELETE /cluster/replication/{id}" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/ReplicationConfig.pm delete"
  params = ["force", "keep"]
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Replicate")
}

endpoint "GET /nodes/{node}/replication" {
  source = "pve-manager 9.2.11 PVE/API2/Replication.pm status"
  params = ["guest"]
  sees   = seen("/vms", guest, "VM.Audit")
  note   = "before 9.0 one guest with replication that the caller may not see makes the whole call fail"
}

endpoint "GET /nodes/{node}/replication/{id}" {
  source = "pve-manager 9.2.11 PVE/API2/Replication.pm index"
}

endpoint "GET /nodes/{node}/replication/{id}/log" {
  until   = "9.0"
  source  = "pve-manager 8.4.21 PVE/API2/Replication.pm read_job_log"
  params  = ["limit", "start"]
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Audit")
}

endpoint "GET /nodes/{node}/replication/{id}/log" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/Replication.pm read_job_log"
  params = ["limit", "start"]
  require = any(perm("/vms/${part(id, "^(\\d+)-")}", "VM.Audit"), perm("/nodes/${node}", "Sys.Audit"))
}

endpoint "POST /nodes/{node}/replication/{id}/schedule_now" {
  until   = "9.0"
  source  = "pve-manager 8.4.21 PVE/API2/Replication.pm schedule_now"
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "POST /nodes/{node}/replication/{id}/schedule_now" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/Replication.pm schedule_now"
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Replicate")
}

endpoint "GET /nodes/{node}/replication/{id}/status" {
  source = "pve-manager 9.2.11 PVE/API2/Replication.pm job_status"
  require = perm("/vms/${part(id, "^(\\d+)-")}", "VM.Audit")
}
