# What reads of virtual machines, and their consoles.
# What a "sees" names besides the path and the parameters is what is looked for: vmid, cipassword.

endpoint "GET /nodes/{node}/qemu" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vmlist"
  params = ["full"]
  sees   = seen("/vms", vmid, "VM.Audit")
}

endpoint "GET /nodes/{node}/qemu/{vmid}" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vmdiridx"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/cloudinit" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm cloudinit_pending"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/cloudinit/dump" {
  until   = "9.2"
  source  = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm cloudinit_generated_config_dump"
  params  = ["type"]
  require = perm("/vms/${vmid}", "VM.Audit")
  sees    = when(set(cipassword), propagated("/vms", "VM.Config.Cloudinit"))
  note    = "the password is left out without VM.Config.Cloudinit; until 9.2 it is looked for on a path that no guest has, so only /vms and / count"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/cloudinit/dump" {
  since   = "9.2"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm cloudinit_generated_config_dump"
  params  = ["type"]
  require = perm("/vms/${vmid}", "VM.Audit")
  sees    = when(set(cipassword), perm("/vms/${vmid}", "VM.Config.Cloudinit"))
  note    = "the password is left out without VM.Config.Cloudinit"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/config" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_config"
  params  = ["current", "snapshot"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/dbus-vmstate" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm dbus_vmstate"
  params  = ["action"]
  require = perm("/vms/${vmid}", "VM.Migrate")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/feature" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_feature"
  params  = ["feature", "snapname"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/migrate" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm migrate_vm_precondition"
  params  = ["target"]
  require = perm("/vms/${vmid}", "VM.Migrate")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/mtunnel" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm mtunnel"
  params  = ["bridges", "storages"]
  require = all(
    perm("/vms/${vmid}", "VM.Allocate"),
    perm("/", "Sys.Incoming"),
    all([for name in list(storages) : perm("/storage/${name}", "Datastore.AllocateSpace")]...),
  )
  note    = "called by the source of a migration from another cluster; each storage it then uses is checked in the same way"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/mtunnelwebsocket" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm mtunnelwebsocket"
  params = ["socket", "ticket"]
}

endpoint "GET /nodes/{node}/qemu/{vmid}/pending" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_pending"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/remote_migrate" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm remote_migrate_vm"
  params  = ["bwlimit", "delete", "online", "target-bridge", "target-endpoint", "target-storage", "target-vmid"]
  require = perm("/vms/${vmid}", "VM.Migrate")
  note    = "nothing more is asked here: the target and its API token are parameters"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/rrd" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm rrd"
  params  = ["cf", "ds", "timeframe"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/rrddata" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm rrddata"
  params  = ["cf", "timeframe"]
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/snapshot" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm snapshot_list"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/snapshot/{snapname}" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm snapshot_cmd_idx"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/config" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm get_snapshot_config"
  require = perm_any("/vms/${vmid}", "VM.Snapshot", "VM.Snapshot.Rollback", "VM.Audit")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/spiceproxy" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm spiceproxy"
  params  = ["proxy"]
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/status" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vmcmdidx"
}

endpoint "GET /nodes/{node}/qemu/{vmid}/status/current" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_status"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/termproxy" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm termproxy"
  params  = ["serial"]
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/vncproxy" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vncproxy"
  params  = ["generate-password", "websocket"]
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/vncwebsocket" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vncwebsocket"
  params  = ["port", "vncticket"]
  require = perm("/vms/${vmid}", "VM.Console")
}
