# What changes a container: create, configure, clone, move, start, remove.

endpoint "POST /nodes/{node}/lxc" {
  creates = "/vms/{vmid}"
  source = "pve-container 6.1.10 src/PVE/API2/LXC.pm create_vm"
  params = [
    "arch", "bwlimit", "cmode", "console", "cores", "cpulimit", "cpuunits", "debug", "description", "dev[n]",
    "entrypoint >= 9.1", "env >= 9.1", "features", "force", "ha-managed >= 9.1", "hookscript", "hostname",
    "ignore-unpack-errors", "lock", "memory", "mp[n]", "nameserver", "net[n]", "onboot", "ostemplate", "ostype", "password",
    "pool", "protection", "restore", "rootfs", "searchdomain", "ssh-public-keys", "start", "startup", "storage", "swap", "tags",
    "template", "timezone", "tty", "unique", "unprivileged", "unused[n]", "vmid",
  ]
  require = lxc_create(vmid, pool, without(params, "vmid", "ignore-unpack-errors", "bwlimit", "start", "ha-managed", "unprivileged", "restore", "unique", "force", "password", "ssh-public-keys", "pool", "ostemplate", "storage"), params)
}

endpoint "DELETE /nodes/{node}/lxc/{vmid}" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm destroy_vm"
  params  = ["destroy-unreferenced-disks", "force", "purge"]
  require = perm("/vms/${vmid}", "VM.Allocate")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/clone" {
  creates = "/vms/{newid}"
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm clone_vm"
  params  = ["bwlimit", "description", "full", "hostname", "newid", "pool", "snapname", "storage", "target"]
  require = all(
    perm("/vms/${vmid}", "VM.Clone"),
    any(perm("/vms/${newid}", "VM.Allocate"), [for name in list(pool) : perm("/pool/${name}", "VM.Allocate")]...),
    lxc_clone(pool, set(snapname) ? option(guest(vmid).config.snapshots, snapname) : guest(vmid).config, storage),
  )
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/config" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Config.pm update_vm"
  params  = [
    "arch", "cmode", "console", "cores", "cpulimit", "cpuunits", "debug", "delete", "description", "dev[n]", "digest",
    "entrypoint >= 9.1", "env >= 9.1", "features", "hookscript", "hostname", "lock", "memory", "mp[n]", "nameserver", "net[n]",
    "onboot", "ostype", "protection", "revert", "rootfs", "searchdomain", "startup", "swap", "tags", "template", "timezone",
    "tty", "unprivileged", "unused[n]",
  ]
  require = all(
    perm_any("/vms/${vmid}", "VM.Config.Disk", "VM.Config.CPU", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options"),
    lxc_update(vmid, without(params, "digest", "delete", "revert"), params, guest(vmid).config),
  )
}

endpoint "POST /nodes/{node}/lxc/{vmid}/migrate" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm migrate_vm"
  params  = ["bwlimit", "online", "restart", "target", "target-storage", "timeout"]
  require = all(
    perm("/vms/${vmid}", "VM.Migrate"),
    storage_map(vmid, target-storage),
  )
}

endpoint "POST /nodes/{node}/lxc/{vmid}/move_volume" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm move_volume"
  params  = ["bwlimit", "delete", "digest", "storage", "target-digest", "target-vmid", "target-volume", "volume"]
  require = all(
    perm("/vms/${vmid}", "VM.Config.Disk"),
    qemu_move(storage, target-vmid, drive(option(guest(vmid).config, params.volume))),
  )
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/resize" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm resize_vm"
  params  = ["digest", "disk", "size"]
  require = all(
    perm("/vms/${vmid}", "VM.Config.Disk"),
    vm(vmid, null, "VM.Config.Options"),
    perm("/storage/${drive(option(guest(vmid).config, disk)).storage}", "Datastore.AllocateSpace"),
  )
}

endpoint "POST /nodes/{node}/lxc/{vmid}/snapshot" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm snapshot"
  params  = ["description", "snapname"]
  require = perm("/vms/${vmid}", "VM.Snapshot")
}

endpoint "DELETE /nodes/{node}/lxc/{vmid}/snapshot/{snapname}" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm delsnapshot"
  params  = ["force"]
  require = perm("/vms/${vmid}", "VM.Snapshot")
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/snapshot/{snapname}/config" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm update_snapshot_config"
  params  = ["description"]
  require = perm("/vms/${vmid}", "VM.Snapshot")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/snapshot/{snapname}/rollback" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Snapshot.pm rollback"
  params  = ["start"]
  require = perm_any("/vms/${vmid}", "VM.Snapshot", "VM.Snapshot.Rollback")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/status/reboot" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_reboot"
  params  = ["timeout"]
  require = perm("/vms/${vmid}", "VM.PowerMgmt")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/status/resume" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_resume"
  require = perm("/vms/${vmid}", "VM.PowerMgmt")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/status/shutdown" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_shutdown"
  params  = ["forceStop", "timeout"]
  require = perm("/vms/${vmid}", "VM.PowerMgmt")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/status/start" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_start"
  params  = ["debug", "skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock"),
  )
}

endpoint "POST /nodes/{node}/lxc/{vmid}/status/stop" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_stop"
  params  = ["overrule-shutdown", "skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock"),
  )
}

endpoint "POST /nodes/{node}/lxc/{vmid}/status/suspend" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC/Status.pm vm_suspend"
  require = perm("/vms/${vmid}", "VM.PowerMgmt")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/template" {
  source  = "pve-container 6.1.10 src/PVE/API2/LXC.pm template"
  require = perm("/vms/${vmid}", "VM.Allocate")
}
