# What reads of containers, and their consoles.
# What a "sees" names besides the path and the parameters is what is looked for: vmid, env.

endpoint "GET /nodes/{node}/lxc" {
  source = "pve-container 6.1.10 src/PVE/API2/LXC.pm vmlist"
  sees   = seen("/vms", vmid, "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}" {
  source = "pve-container 6.1.10 src/PVE/API2/LXC.pm vmdiridx"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/config" {
  until   = "9.1"
  source  = "pve-container 5.3.5 src/PVE/API2/LXC/Config.pm vm_config"
  params  = ["current", "snapshot"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/config" {
  since   = "9.1"
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Config.pm vm_config"
  params  = ["current", "snapshot"]
  require = perm("/vms/${vmid}", "VM.Audit")
  sees    = when(set(env), perm("/vms/${vmid}", "VM.Config.Options"))
  note    = "env is left out without VM.Config.Options"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/feature" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm vm_feature"
  params  = ["feature", "snapname"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/interfaces" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm ip"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/migrate" {
  since   = "9.0"
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm migrate_vm_precondition"
  params  = ["target"]
  require = perm("/vms/${vmid}", "VM.Migrate")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/mtunnel" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm mtunnel"
  params  = ["bridges", "storages"]
  require = all(
    perm("/vms/${vmid}", "VM.Allocate"),
    perm("/", "Sys.Incoming"),
    all([for name in list(storages) : perm("/storage/${name}", "Datastore.AllocateSpace")]...),
  )
  note    = "called by the source of a migration from another cluster; each storage it then uses is checked in the same way"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/mtunnelwebsocket" {
  source = "pve-container 6.1.10 src/PVE/API2/LXC.pm mtunnelwebsocket"
  params = ["socket", "ticket"]
}

endpoint "GET /nodes/{node}/lxc/{vmid}/pending" {
  until   = "9.1"
  source  = "pve-container 5.3.5 src/PVE/API2/LXC.pm vm_pending"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/pending" {
  since   = "9.1"
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm vm_pending"
  require = perm("/vms/${vmid}", "VM.Audit")
  sees    = when(set(env), perm("/vms/${vmid}", "VM.Config.Options"))
  note    = "env is left out without VM.Config.Options"
}

endpoint "POST /nodes/{node}/lxc/{vmid}/remote_migrate" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm remote_migrate_vm"
  params  = [
    "bwlimit", "delete", "online", "restart", "target-bridge", "target-endpoint", "target-storage", "target-vmid", "timeout",
  ]
  require = perm("/vms/${vmid}", "VM.Migrate")
  note    = "nothing more is asked here: the target and its API token are parameters"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/rrd" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm rrd"
  params  = ["cf", "ds", "timeframe"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/rrddata" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm rrddata"
  params  = ["cf", "timeframe"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/snapshot" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm list"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/snapshot/{snapname}" {
  source = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm snapshot_cmd_idx"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/snapshot/{snapname}/config" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm get_snapshot_config"
  require = perm_any("/vms/${vmid}", "VM.Snapshot", "VM.Snapshot.Rollback", "VM.Audit")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/spiceproxy" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm spiceproxy"
  params  = ["proxy"]
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/status" {
  source = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vmcmdidx"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/status/current" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_status"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/termproxy" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm termproxy"
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/vncproxy" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm vncproxy"
  params  = ["height", "websocket", "width"]
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/vncwebsocket" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm vncwebsocket"
  params  = ["port", "vncticket"]
  require = perm("/vms/${vmid}", "VM.Console")
}
