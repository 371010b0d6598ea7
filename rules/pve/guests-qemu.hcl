# What changes a virtual machine: create, configure, clone, move, start, remove.

endpoint "POST /nodes/{node}/qemu" {
  creates = "/vms/{vmid}"
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm create_vm"
  params = [
    "acpi", "affinity", "agent", "allow-ksm >= 9.1", "amd-sev", "arch", "archive", "args", "audio0", "autostart", "balloon",
    "bios", "boot", "bootdisk", "bwlimit", "cdrom", "cicustom", "cipassword", "citype", "ciupgrade", "ciuser", "cores", "cpu",
    "cpulimit", "cpuunits", "description", "efidisk0", "force", "freeze", "ha-managed >= 9.1", "hookscript", "hostpci[n]",
    "hotplug", "hugepages", "ide[n]", "import-working-storage", "intel-tdx >= 9.1", "ipconfig[n]", "ivshmem", "keephugepages",
    "keyboard", "kvm", "live-restore", "localtime", "lock", "machine", "memory", "migrate_downtime", "migrate_speed", "name",
    "nameserver", "net[n]", "numa", "numa[n]", "onboot", "ostype", "parallel[n]", "pool", "protection", "reboot", "rng0",
    "sata[n]", "scsi[n]", "scsihw", "searchdomain", "serial[n]", "shares", "smbios1", "smp", "sockets", "spice_enhancements",
    "sshkeys", "start", "startdate", "startup", "storage", "tablet", "tags", "tdf", "template", "tpmstate0", "unique",
    "unused[n]", "usb[n]", "vcpus", "vga", "virtio[n]", "virtiofs[n]", "vmgenid", "vmid", "vmstatestorage", "watchdog",
  ]
  require = qemu_create(vmid, pool, without(params, "vmid", "archive", "bwlimit", "force", "pool", "start", "ha-managed", "storage", "unique", "live-restore", "import-working-storage"), params)
}

endpoint "DELETE /nodes/{node}/qemu/{vmid}" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm destroy_vm"
  params  = ["destroy-unreferenced-disks", "purge", "skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.Allocate"),
    root_options(params, "skiplock"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/clone" {
  creates = "/vms/{newid}"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm clone_vm"
  params  = ["bwlimit", "description", "format", "full", "name", "newid", "pool", "snapname", "storage", "target"]
  require = all(
    perm("/vms/${vmid}", "VM.Clone"),
    any(perm("/vms/${newid}", "VM.Allocate"), [for name in list(pool) : perm("/pool/${name}", "VM.Allocate")]...),
    qemu_clone(pool, set(snapname) ? option(guest(vmid).config.snapshots, snapname) : guest(vmid).config, storage),
  )
}

endpoint "PUT /nodes/{node}/qemu/{vmid}/cloudinit" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm cloudinit_update"
  require = perm("/vms/${vmid}", "VM.Config.Cloudinit")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/config" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm update_vm_async"
  params  = [
    "acpi", "affinity", "agent", "allow-ksm >= 9.1", "amd-sev", "arch", "args", "audio0", "autostart", "background_delay",
    "balloon", "bios", "boot", "bootdisk", "cdrom", "cicustom", "cipassword", "citype", "ciupgrade", "ciuser", "cores", "cpu",
    "cpulimit", "cpuunits", "delete", "description", "digest", "efidisk0", "force", "freeze", "hookscript", "hostpci[n]",
    "hotplug", "hugepages", "ide[n]", "import-working-storage", "intel-tdx >= 9.1", "ipconfig[n]", "ivshmem", "keephugepages",
    "keyboard", "kvm", "localtime", "lock", "machine", "memory", "migrate_downtime", "migrate_speed", "name", "nameserver",
    "net[n]", "numa", "numa[n]", "onboot", "ostype", "parallel[n]", "protection", "reboot", "revert", "rng0", "sata[n]",
    "scsi[n]", "scsihw", "searchdomain", "serial[n]", "shares", "skiplock", "smbios1", "smp", "sockets", "spice_enhancements",
    "sshkeys", "startdate", "startup", "tablet", "tags", "tdf", "template", "tpmstate0", "unused[n]", "usb[n]", "vcpus", "vga",
    "virtio[n]", "virtiofs[n]", "vmgenid", "vmstatestorage", "watchdog",
  ]
  require = all(
    perm_any("/vms/${vmid}", "VM.Config.Disk", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Memory", "VM.Config.Network", "VM.Config.HWType", "VM.Config.Options", "VM.Config.Cloudinit"),
    qemu_update(vmid, without(params, "digest", "background_delay", "skip_cloud_init", "import-working-storage", "skiplock", "delete", "revert", "force"), params, guest(vmid).config),
  )
}

endpoint "PUT /nodes/{node}/qemu/{vmid}/config" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm update_vm"
  params  = [
    "acpi", "affinity", "agent", "allow-ksm >= 9.1", "amd-sev", "arch", "args", "audio0", "autostart", "balloon", "bios", "boot",
    "bootdisk", "cdrom", "cicustom", "cipassword", "citype", "ciupgrade", "ciuser", "cores", "cpu", "cpulimit", "cpuunits",
    "delete", "description", "digest", "efidisk0", "force", "freeze", "hookscript", "hostpci[n]", "hotplug", "hugepages",
    "ide[n]", "intel-tdx >= 9.1", "ipconfig[n]", "ivshmem", "keephugepages", "keyboard", "kvm", "localtime", "lock", "machine",
    "memory", "migrate_downtime", "migrate_speed", "name", "nameserver", "net[n]", "numa", "numa[n]", "onboot", "ostype",
    "parallel[n]", "protection", "reboot", "revert", "rng0", "sata[n]", "scsi[n]", "scsihw", "searchdomain", "serial[n]",
    "shares", "skiplock", "smbios1", "smp", "sockets", "spice_enhancements", "sshkeys", "startdate", "startup", "tablet", "tags",
    "tdf", "template", "tpmstate0", "unused[n]", "usb[n]", "vcpus", "vga", "virtio[n]", "virtiofs[n]", "vmgenid",
    "vmstatestorage", "watchdog",
  ]
  require = all(
    perm_any("/vms/${vmid}", "VM.Config.Disk", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Memory", "VM.Config.Network", "VM.Config.HWType", "VM.Config.Options", "VM.Config.Cloudinit"),
    qemu_update(vmid, without(params, "digest", "background_delay", "skip_cloud_init", "import-working-storage", "skiplock", "delete", "revert", "force"), params, guest(vmid).config),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/migrate" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm migrate_vm"
  params  = [
    "bwlimit", "force", "migration_network", "migration_type", "online", "target", "targetstorage",
    "with-conntrack-state >= 9.0", "with-local-disks",
  ]
  require = all(
    perm("/vms/${vmid}", "VM.Migrate"),
    root_options(params, "force", "migration_type", "migration_network"),
    storage_map(vmid, targetstorage),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/monitor" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu.pm monitor"
  params  = ["command"]
  require = all(
    perm("/vms/${vmid}", "VM.Monitor"),
    when(!matches(command, "^\\s*info(?:\\s|$)|^\\s*help\\s*$"), perm("/", "Sys.Modify")),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/monitor" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm monitor"
  params  = ["command"]
  require = all(
    perm_any("/vms/${vmid}", "Sys.Audit", "Sys.Modify"),
    monitor(command, class("monitor", part(command, "^\\s*(\\S+)"))),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/move_disk" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm move_vm_disk"
  params  = ["bwlimit", "delete", "digest", "disk", "format", "storage", "target-digest", "target-disk", "target-vmid"]
  require = all(
    perm("/vms/${vmid}", "VM.Config.Disk"),
    qemu_move(storage, target-vmid, drive(option(guest(vmid).config, disk))),
  )
}

endpoint "PUT /nodes/{node}/qemu/{vmid}/resize" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm resize_vm"
  params  = ["digest", "disk", "size", "skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.Config.Disk"),
    root_options(params, "skiplock"),
    perm("/storage/${drive(option(guest(vmid).config, disk)).storage}", "Datastore.AllocateSpace"),
  )
}

endpoint "PUT /nodes/{node}/qemu/{vmid}/sendkey" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_sendkey"
  params  = ["key", "skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.Console"),
    root_options(params, "skiplock"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/snapshot" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm snapshot"
  params  = ["description", "snapname", "vmstate"]
  require = perm("/vms/${vmid}", "VM.Snapshot")
}

endpoint "DELETE /nodes/{node}/qemu/{vmid}/snapshot/{snapname}" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm delsnapshot"
  params  = ["force"]
  require = perm("/vms/${vmid}", "VM.Snapshot")
}

endpoint "PUT /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/config" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm update_snapshot_config"
  params  = ["description"]
  require = perm("/vms/${vmid}", "VM.Snapshot")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/rollback" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm rollback"
  params  = ["start"]
  require = all(
    perm_any("/vms/${vmid}", "VM.Snapshot", "VM.Snapshot.Rollback"),
    rollback_start(vmid, start),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/reboot" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_reboot"
  params  = ["timeout"]
  require = perm("/vms/${vmid}", "VM.PowerMgmt")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/reset" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_reset"
  params  = ["skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/resume" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_resume"
  params  = ["nocheck", "skiplock"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock", "nocheck"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_shutdown"
  params  = ["forceStop", "keepActive", "skiplock", "timeout"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock", "keepActive"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/start" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_start"
  params  = [
    "force-cpu", "machine", "migratedfrom", "migration_network", "migration_type", "nets-host-mtu", "skiplock", "stateuri",
    "targetstorage", "timeout", "with-conntrack-state >= 9.0",
  ]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "stateuri", "skiplock", "migratedfrom", "migration_type", "migration_network", "targetstorage", "force-cpu", "with-conntrack-state", "nets-host-mtu"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/stop" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_stop"
  params  = ["keepActive", "migratedfrom", "overrule-shutdown", "skiplock", "timeout"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock", "keepActive", "migratedfrom"),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/status/suspend" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm vm_suspend"
  params  = ["skiplock", "statestorage", "todisk"]
  require = all(
    perm("/vms/${vmid}", "VM.PowerMgmt"),
    root_options(params, "skiplock"),
    when(yes(todisk), suspend_to_disk(vmid, default(statestorage, state_storage(guest(vmid).config)))),
  )
}

endpoint "POST /nodes/{node}/qemu/{vmid}/template" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm template"
  params  = ["disk"]
  require = perm("/vms/${vmid}", "VM.Allocate")
}

endpoint "PUT /nodes/{node}/qemu/{vmid}/unlink" {
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu.pm unlink"
  params  = ["force", "idlist"]
  require = all(
    perm("/vms/${vmid}", "VM.Config.Disk"),
    qemu_update(vmid, {}, { delete = idlist, force = force }, guest(vmid).config),
  )
}
