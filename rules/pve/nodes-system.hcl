# The system of a node: packages, certificates, services, tasks, subscription, capabilities.
# What a "sees" names besides the path and the parameters is what is looked for: upid, model (of a processor, without custom-).

endpoint "GET /nodes/{node}/apt" {
  source = "pve-manager 9.2.11 PVE/API2/APT.pm index"
}

endpoint "GET /nodes/{node}/apt/changelog" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm changelog"
  params  = ["name", "version"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/apt/repositories" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm repositories"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "POST /nodes/{node}/apt/repositories" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm change_repository"
  params  = ["digest", "enabled", "index", "path"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "PUT /nodes/{node}/apt/repositories" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm add_repository"
  params  = ["digest", "handle"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/apt/update" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm list_updates"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "POST /nodes/{node}/apt/update" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm update_database"
  params  = ["notify", "quiet"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/apt/versions" {
  source  = "pve-manager 9.2.11 PVE/API2/APT.pm versions"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /nodes/{node}/capabilities" {
  source = "pve-manager 9.2.11 PVE/API2/Capabilities.pm index"
}

endpoint "GET /nodes/{node}/capabilities/qemu" {
  source = "pve-manager 9.2.11 PVE/API2/Capabilities.pm qemu_caps_index"
}

endpoint "GET /nodes/{node}/capabilities/qemu/cpu" {
  until  = "9.2"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu/CPU.pm index"
  params = ["arch >= 9.1"]
  sees   = when(set(model), perm("/nodes", "Sys.Audit"))
  note   = "only custom models are left out"
}

endpoint "GET /nodes/{node}/capabilities/qemu/cpu" {
  since  = "9.2"
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu/CPU.pm index"
  params = ["arch"]
  sees   = when(set(model), any(perm("/nodes", "Sys.Audit"), perm_any("/mapping/cpu/${model}", "Mapping.Audit", "Mapping.Use", "Mapping.Modify")))
  note   = "only custom models are left out"
}

endpoint "GET /nodes/{node}/capabilities/qemu/cpu-flags" {
  since  = "9.1"
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu/CPUFlags.pm index"
  params = ["accel >= 9.2", "arch"]
}

endpoint "GET /nodes/{node}/capabilities/qemu/machines" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu/Machine.pm types"
  params = ["arch >= 9.1"]
}

endpoint "GET /nodes/{node}/capabilities/qemu/migration" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/NodeCapabilities/Qemu/Migration.pm capabilities"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /nodes/{node}/certificates" {
  source = "pve-manager 9.2.11 PVE/API2/Certificates.pm index"
}

endpoint "GET /nodes/{node}/certificates/acme" {
  source = "pve-manager 9.2.11 PVE/API2/ACME.pm index"
}

endpoint "POST /nodes/{node}/certificates/acme/certificate" {
  source  = "pve-manager 9.2.11 PVE/API2/ACME.pm new_certificate"
  params  = ["force"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "PUT /nodes/{node}/certificates/acme/certificate" {
  source  = "pve-manager 9.2.11 PVE/API2/ACME.pm renew_certificate"
  params  = ["force"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/certificates/acme/certificate" {
  source  = "pve-manager 9.2.11 PVE/API2/ACME.pm revoke_certificate"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "POST /nodes/{node}/certificates/custom" {
  source  = "pve-manager 9.2.11 PVE/API2/Certificates.pm upload_custom_cert"
  params  = ["certificates", "force", "key", "restart"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/certificates/custom" {
  source  = "pve-manager 9.2.11 PVE/API2/Certificates.pm remove_custom_cert"
  params  = ["restart"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/certificates/info" {
  source = "pve-manager 9.2.11 PVE/API2/Certificates.pm info"
}

endpoint "GET /nodes/{node}/services" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm index"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /nodes/{node}/services/{service}" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm srvcmdidx"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "POST /nodes/{node}/services/{service}/reload" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm service_reload"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "POST /nodes/{node}/services/{service}/restart" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm service_restart"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "POST /nodes/{node}/services/{service}/start" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm service_start"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/services/{service}/state" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm service_state"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "POST /nodes/{node}/services/{service}/stop" {
  source  = "pve-manager 9.2.11 PVE/API2/Services.pm service_stop"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/subscription" {
  source = "pve-manager 9.2.11 PVE/API2/Subscription.pm get"
  sees   = perm("/nodes/${node}", "Sys.Audit")
  note   = "the status is for everybody; the key and the rest need Sys.Audit"
}

endpoint "POST /nodes/{node}/subscription" {
  source  = "pve-manager 9.2.11 PVE/API2/Subscription.pm update"
  params  = ["force"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "PUT /nodes/{node}/subscription" {
  source  = "pve-manager 9.2.11 PVE/API2/Subscription.pm set"
  params  = ["key"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/subscription" {
  source  = "pve-manager 9.2.11 PVE/API2/Subscription.pm delete"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/tasks" {
  source = "pve-manager 9.2.11 PVE/API2/Tasks.pm node_tasks"
  params = ["errors", "limit", "since", "source", "start", "statusfilter", "typefilter", "until", "userfilter", "vmid"]
  sees   = task(upid, node, "Sys.Audit")
  note   = "one's own tasks need nothing; a user owns those of its tokens, a token only its own"
}

endpoint "GET /nodes/{node}/tasks/{upid}" {
  source = "pve-manager 9.2.11 PVE/API2/Tasks.pm upid_index"
}

endpoint "DELETE /nodes/{node}/tasks/{upid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Tasks.pm stop_task"
  require = task(upid, node, "Sys.Modify")
  note    = "one's own tasks need nothing; a user owns those of its tokens, a token only its own"
}

endpoint "GET /nodes/{node}/tasks/{upid}/log" {
  source  = "pve-manager 9.2.11 PVE/API2/Tasks.pm read_task_log"
  params  = ["download", "limit", "start"]
  require = task(upid, node, "Sys.Audit")
  note    = "one's own tasks need nothing; a user owns those of its tokens, a token only its own"
}

endpoint "GET /nodes/{node}/tasks/{upid}/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Tasks.pm read_task_status"
  require = task(upid, node, "Sys.Audit")
  note    = "one's own tasks need nothing; a user owns those of its tokens, a token only its own"
}
