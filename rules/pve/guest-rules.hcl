# What the handlers of guests check besides the declared permissions, as rules that the endpoints in guests-qemu.hcl, guests-lxc.hcl and
# storage-content.hcl name. Read in qemu-server 9.2.6 (Q = src/PVE/API2/Qemu.pm, S = src/PVE/QemuServer.pm), 9.1.9 and 8.4.10, pve-container
# 6.1.10 (L = src/PVE/LXC.pm, A = src/PVE/API2/LXC.pm), 6.1.5 and 5.3.5, pve-storage 9.1.7 src/PVE/Storage.pm, pve-guest-common 6.0.2
# src/PVE/GuestHelpers.pm, pve-access-control 9.1.1 src/PVE/RPCEnvironment.pm. `vmid` is a guest, `pool` the pool that a new guest joins,
# `c` an object of options, `old` the options that the guest has.

# RPCEnvironment.pm check_vm_perm: all on the pool, or all on the guest.
rule "vm" {
  takes   = ["vmid", "pool"]
  rest    = "privileges"
  require = set(pool) ? any(perm("/pool/${pool}", privileges), perm("/vms/${vmid}", privileges)) : perm("/vms/${vmid}", privileges)
}

rule "vm_any" {
  takes   = ["vmid", "pool"]
  rest    = "privileges"
  require = set(pool) ? any(perm_any("/pool/${pool}", privileges), perm_any("/vms/${vmid}", privileges)) : perm_any("/vms/${vmid}", privileges)
}

rule "pool_exists" {
  takes   = ["pool"]
  require = when(set(pool) && !has_pool(pool), refused("pool ${pool} does not exist"))
}

rule "root_options" {
  takes   = ["p"]
  rest    = "names"
  require = all([for name in names : when(filled(option(p, name)), root_only("option ${name}"))]...)
}

# --- networks: GuestHelpers.pm check_vnet_access; `net` is a parsed netN

rule "vnet" {
  takes   = ["net"]
  require = !set(net.bridge) ? nothing() : vlans(zone(net.bridge), net.bridge, filled(net.tag), net.tag, net.trunks)
}

rule "vlans" {
  takes = ["zone", "bridge", "tagged", "tag", "trunks"]
  require = all(
    when(tagged, perm("/sdn/zones/${zone}/${bridge}/${tag}", "SDN.Use")),
    all([for vlan in trunks(trunks) : perm("/sdn/zones/${zone}/${bridge}/${vlan}", "SDN.Use")]...),
    when(!tagged && !filled(trunks), perm("/sdn/zones/${zone}/${bridge}", "SDN.Use")),
  )
}

rule "nets" {
  takes   = ["c"]
  require = all([for net in numbered("net", c) : vnet(props(net.value, "model"))]...)
}

# --- volumes: Storage.pm check_volume_access

rule "volume_access" {
  takes   = ["vmid", "id"]
  require = owned_volume_access(vmid, volume(id))
}

rule "owned_volume_access" {
  takes = ["vmid", "v"]
  require = (v.path ? root_only("a path of the host") : any(
    perm("/storage/${v.storage}", "Datastore.Allocate"),
    contains(["iso", "vztmpl", "import"], v.kind) ? perm_any("/storage/${v.storage}", "Datastore.AllocateSpace", "Datastore.Audit") :
    v.owned && set(vmid) && "${default(v.owner, "")}" == "${default(vmid, "")}" ? nothing() :
    v.owned && v.kind == "backup" ? all(perm("/storage/${v.storage}", "Datastore.AllocateSpace"), perm("/vms/${v.owner}", "VM.Backup")) :
    v.owned ? all(perm("/storage/${v.storage}", "Datastore.Audit"), perm("/vms/${v.owner}", "VM.Config.Disk")) :
    refused("volumes that no guest owns need Datastore.Allocate"),
  ))
}

# --- drives of virtual machines: Q check_storage_access; `d` is a parsed drive

rule "drive_access" {
  takes = ["vmid", "d", "storage", "extraction"]
  require = all(
    d.file == "none" || d.fresh_cloudinit ? nothing() :
    d.cdrom && d.file == "cdrom" ? perm("/", "Sys.Console") :
    !d.cdrom && d.new ? perm("/storage/${default(d.storage, storage)}", "Datastore.AllocateSpace") :
    volume_access(vmid, d.file),
    when(set(d.import-from), import_access(vmid, d.import-from, volume(d.import-from), extraction)),
  )
}

rule "import_access" {
  takes = ["vmid", "id", "v", "extraction"]
  require = all(
    when(v.kind == "import" && matches(default(v.name, ""), "\\.ova(?:/|$)"), perm("/storage/${default(extraction, v.storage)}", "Datastore.AllocateSpace")),
    v.owned ? perm("/vms/${v.owner}", "VM.Clone") : volume_access(vmid, id),
  )
}

# The named volume of an unusedN was not looked at before: 9.1.9 lets anyone name another guest's disk.
rule "unused_access" {
  until   = "9.2"
  since   = "9.0"
  takes   = ["vmid", "c"]
  require = nothing()
}

rule "unused_access" {
  until   = "9.0"
  takes   = ["vmid", "c"]
  require = all([for unused in numbered("unused", c) : volume_access(vmid, drive(unused.value).file)]...)
}

rule "unused_access" {
  since   = "9.2"
  takes   = ["vmid", "c"]
  require = all([for unused in numbered("unused", c) : volume_access(vmid, drive(unused.value).file)]...)
}

rule "storage_access" {
  takes = ["vmid", "c", "storage", "extraction"]
  require = all(
    all([for drive in drives(c) : drive_access(vmid, drive.value, storage, extraction)]...),
    unused_access(vmid, c),
    when(set(c.vmstatestorage), perm("/storage/${c.vmstatestorage}", "Datastore.AllocateSpace")),
  )
}

# Q check_drive_perms of an update: for the old drive and for the new
rule "drive_change" {
  takes = ["vmid", "d"]
  require = when(set(d), d.cloudinit ? perm("/vms/${vmid}", "VM.Config.Cloudinit", "VM.Config.CDROM") :
    d.cdrom ? perm("/vms/${vmid}", "VM.Config.CDROM") : perm("/vms/${vmid}", "VM.Config.Disk"))
}

# --- options of virtual machines: Q check_vm_modify_config_perm

class "qemu" "VM.Config.CPU" {
  names = ["cores", "cpu", "runningcpu", "cpulimit", "cpuunits", "numa", "numa[n]", "smp", "sockets", "vcpus"]
}

class "qemu" "VM.Config.Memory" {
  names = ["memory", "balloon", "shares", "allow-ksm"]
}

class "qemu" "VM.Config.HWType" {
  names = ["acpi", "hotplug", "kvm", "machine", "runningmachine", "scsihw", "smbios1", "tablet", "vga", "watchdog", "audio0", "rng0"]
}

class "qemu" "VM.Config.Options" {
  names = ["agent", "autostart", "bios", "description", "keyboard", "localtime", "migrate_downtime", "migrate_speed", "name", "onboot", "ostype", "protection", "reboot", "startdate", "tdf", "template"]
}

class "qemu" "startup" {
  names = ["startup"]
}

class "qemu" "VM.PowerMgmt" {
  names = ["freeze"]
}

class "qemu" "VM.Config.Disk" {
  names = ["boot", "bootdisk", "vmstatestorage"]
}

class "qemu" "VM.Config.Network" {
  names = ["net[n]", "running-nets-host-mtu"]
}

class "qemu" "cloudinit" {
  names = ["cicustom", "cipassword", "citype", "ciuser", "ciupgrade", "nameserver", "searchdomain", "sshkeys", "ipconfig[n]"]
}

class "qemu" "vmstate" {
  names = ["vmstate"]
}

# Their values decide, or they are drives.
class "qemu" "by value" {
  names = ["unused[n]", "serial[n]", "usb[n]", "hostpci[n]", "virtiofs[n]", "tags", "cdrom"]
}

rule "qemu_option" {
  takes   = ["vmid", "pool", "name", "value"]
  require = is_drive(name) ? nothing() : qemu_option_of(vmid, pool, name, class("qemu", name), value)
}

rule "qemu_option_of" {
  takes = ["vmid", "pool", "name", "class", "value"]
  require = (!set(class) ? when(set(value), root_only("option ${name}")) :
    class == "by value" ? nothing() :
    class == "cloudinit" ? vm_any(vmid, pool, "VM.Config.Cloudinit", "VM.Config.Network") :
    class == "startup" ? all(vm(vmid, pool, "VM.Config.Options"), perm("/", "Sys.Modify")) :
    class == "vmstate" ? vm(vmid, pool, "VM.Config.Disk", "VM.PowerMgmt") :
    vm(vmid, pool, class))
}

rule "qemu_options" {
  takes   = ["vmid", "pool", "c"]
  require = all([for name in one_of_each_class("qemu", names(c)) : qemu_option(vmid, pool, name, given(c, name))]...)
}

# --- devices: Q check_usb_perm, check_hostpci_perm, check_rng_perm, check_dir_perm, check_vm_create_serial_perm

rule "serial" {
  takes   = ["vmid", "pool", "value"]
  require = value == "socket" ? vm(vmid, pool, "VM.Config.HWType") : root_only("a serial port of the host")
}

rule "usb" {
  takes = ["vmid", "pool", "d"]
  require = all(
    vm(vmid, pool, "VM.Config.HWType"),
    set(d.host) ? when(lower(d.host) != "spice", root_only("a USB device of the host without a mapping")) :
    set(d.mapping) ? perm("/mapping/usb/${d.mapping}", "Mapping.Use") : refused("a USB device has a host or a mapping"),
  )
}

rule "hostpci" {
  takes = ["vmid", "pool", "d"]
  require = all(
    set(d.host) ? root_only("a PCI device of the host without a mapping") :
    set(d.mapping) ? all(perm("/mapping/pci/${d.mapping}", "Mapping.Use"), vm(vmid, pool, "VM.Config.HWType")) : refused("a PCI device has a host or a mapping"),
    romfile(d),
  )
}

rule "romfile" {
  until   = "9.0"
  takes   = ["d"]
  require = when(set(d.romfile), root_only("romfile of a PCI device"))
}

rule "romfile" {
  since   = "9.0"
  until   = "9.2"
  takes   = ["d"]
  require = nothing()
}

rule "romfile" {
  since   = "9.2"
  takes   = ["d"]
  require = when(set(d.romfile), root_only("romfile of a PCI device"))
}

rule "rng" {
  takes   = ["vmid", "pool", "d"]
  require = all(vm(vmid, pool, "VM.Config.HWType"), when(d.source == "/dev/hwrng", perm("/mapping/hwrng", "Mapping.Use")))
}

rule "virtiofs" {
  takes   = ["vmid", "pool", "d"]
  require = all(vm(vmid, pool, "VM.Config.Disk"), perm("/mapping/dir/${d.dirid}", "Mapping.Use"))
}

rule "qemu_devices" {
  takes = ["vmid", "pool", "c"]
  require = all(
    all([for port in numbered("serial", c) : serial(vmid, pool, port.value)]...),
    all([for device in numbered("usb", c) : usb(vmid, pool, props(device.value, "host"))]...),
    all([for device in numbered("hostpci", c) : hostpci(vmid, pool, props(device.value, "host"))]...),
    when(set(c.rng0), rng(vmid, pool, props(c.rng0, "source"))),
    all([for share in numbered("virtiofs", c) : virtiofs(vmid, pool, props(share.value, "dirid"))]...),
  )
}

# --- CPU models: Q check_cpu_model_access; `old` and `now` are types

rule "cpu_model" {
  takes   = ["old", "now"]
  require = where("it is a custom CPU model", when(set(now) && matches(default(now, ""), "^custom-") && (!set(old) || default(old, "") != default(now, "")), custom_cpu(part(default(now, ""), "^custom-(.*)$"))))
}

rule "custom_cpu" {
  until   = "9.2"
  takes   = ["model"]
  require = perm("/nodes", "Sys.Audit")
}

rule "custom_cpu" {
  since   = "9.2"
  takes   = ["model"]
  require = perm("/mapping/cpu/${model}", "Mapping.Use")
}

# --- mapped devices of an existing configuration: S check_mapping_access

rule "mappings" {
  takes = ["c"]
  require = where("it has such a device", all(
    all([for device in numbered("usb", c) : mapped_usb(props(device.value, "host"))]...),
    all([for device in numbered("hostpci", c) : mapped_pci(props(device.value, "host"))]...),
    when(props(c.rng0, "source").source == "/dev/hwrng", perm("/mapping/hwrng", "Mapping.Use")),
    all([for share in numbered("virtiofs", c) : perm("/mapping/dir/${props(share.value, "dirid").dirid}", "Mapping.Use")]...),
  ))
}

rule "mapped_usb" {
  takes = ["d"]
  require = (set(d.host) ? when(lower(d.host) != "spice", root_only("a USB device of the host without a mapping")) :
    set(d.mapping) ? perm("/mapping/usb/${d.mapping}", "Mapping.Use") : refused("a USB device has a host or a mapping"))
}

rule "mapped_pci" {
  takes = ["d"]
  require = (set(d.host) ? root_only("a PCI device of the host without a mapping") :
    set(d.mapping) ? perm("/mapping/pci/${d.mapping}", "Mapping.Use") : refused("a PCI device has a host or a mapping"))
}

# --- tags: GuestHelpers.pm assert_tag_permissions, get_allowed_tags

rule "tags" {
  takes = ["vmid", "old", "now"]
  require = all(
    perm("/vms/${vmid}", "VM.Config.Options"),
    any(
      perm("/", "Sys.Modify"),
      all([for tag in changed_items(old, now) : tag(tag, datacenter("registered-tags"), props(datacenter("user-tag-access"), "user-allow"))]...),
    ),
  )
}

rule "tag" {
  takes = ["tag", "registered", "access"]
  require = (contains(list(registered), tag) ? refused("tag ${tag} is registered") :
    default(access.user-allow, "free") == "free" ? nothing() :
    default(access.user-allow, "free") != "none" && contains(list(access.user-allow-list), tag) ? nothing() :
    access.user-allow == "existing" ? any([for guest in guests() : perm("/vms/${guest.id}", "VM.Audit") if contains(list(guest.config.tags), tag)]...) :
    refused("tag ${tag} is not in user-allow-list"))
}

# Q create_vm checks from 9.2 on, with the tags of a guest that is not there taken from an empty object: with any tag policy
# no tag of the caller's is among those that were there, so each counts as new, and one that nobody may set comes with it.
rule "create_tags" {
  until   = "9.2"
  takes   = ["vmid", "c"]
  require = nothing()
}

rule "create_tags" {
  since   = "9.2"
  takes   = ["vmid", "c"]
  require = when(set(c.tags), tags(vmid, "HASH(0x0)", c.tags))
}

# --- virtual machines

# Q create_vm; `c` are the options of the machine, `p` all parameters
rule "qemu_create" {
  takes = ["vmid", "pool", "c", "p"]
  require = all(
    pool_exists(pool),
    when(set(p.storage), perm("/storage/${p.storage}", "Datastore.AllocateSpace")),
    when(yes(p.ha-managed), perm("/", "Sys.Console")),
    when(yes(p.start), create_start(vmid, pool)),
    any(
      perm("/vms/${vmid}", "VM.Allocate"),
      set(pool) ? perm("/pool/${pool}", "VM.Allocate") : refused("there is no pool"),
      set(p.archive) && yes(p.force) ? (set(guest(vmid)) ? perm("/vms/${vmid}", "VM.Backup") : refused("there is nothing to restore over")) : refused("there is nothing to restore over"),
    ),
    qemu_new_options(vmid, pool, c, p.storage, p.import-working-storage),
    set(p.archive) ? qemu_restore(vmid, p.archive, c, p.storage) : create_tags(vmid, c),
  )
}

rule "create_start" {
  until   = "9.2"
  takes   = ["vmid", "pool"]
  require = nothing()
}

rule "create_start" {
  since   = "9.2"
  takes   = ["vmid", "pool"]
  require = vm(vmid, pool, "VM.PowerMgmt")
}

rule "qemu_new_options" {
  takes = ["vmid", "pool", "c", "storage", "extraction"]
  require = all(
    storage_access(vmid, c, storage, extraction),
    qemu_options(vmid, pool, c),
    qemu_devices(vmid, pool, c),
    nets(c),
    cpu_model(null, props(c.cpu, "cputype").cputype),
  )
}

# S check_restore_permissions of the merged configuration, parse_backup_hints
rule "qemu_restore" {
  takes   = ["vmid", "archive", "c", "storage"]
  require = all(volume_access(vmid, archive), when(is_backup_known(archive), qemu_restored(backup(archive), c, storage)))
}

rule "qemu_restored" {
  takes = ["saved", "c", "storage"]
  require = all(
    nets(join_objects(saved, c)),
    mappings(join_objects(saved, c)),
    all([for drive in drives(saved) : when(!drive.value.cdrom || drive.value.cloudinit, perm("/storage/${default(storage, drive.value.storage)}", "Datastore.AllocateSpace"))]...),
  )
}

# Q update_vm_api; `c` are the options given, `p` all parameters, `old` what the machine has
rule "qemu_update" {
  takes = ["vmid", "c", "p", "old"]
  require = all(
    root_options(p, "skiplock"),
    all([for name in list(p.delete) : qemu_delete(vmid, name, old, yes(p.force))]...),
    qemu_options(vmid, null, c),
    storage_access(vmid, c, null, p.import-working-storage),
    nets(c),
    cpu_model(props(old.cpu, "cputype").cputype, props(c.cpu, "cputype").cputype),
    all([for drive in drives(c) : all(drive_change(vmid, drive(option(old, drive.key))), drive_change(vmid, drive.value))]...),
    all([for port in numbered("serial", c) : default(option(old, port.key), "socket") == "socket" ? serial(vmid, null, port.value) : root_only("a serial port of the host")]...),
    all([for device in numbered("usb", c) : all(when(set(option(old, device.key)), usb(vmid, null, props(option(old, device.key), "host"))), usb(vmid, null, props(device.value, "host")))]...),
    all([for device in numbered("hostpci", c) : all(when(set(option(old, device.key)), hostpci(vmid, null, props(option(old, device.key), "host"))), hostpci(vmid, null, props(device.value, "host")))]...),
    when(set(c.rng0), all(when(set(old.rng0), rng(vmid, null, props(old.rng0, "source"))), rng(vmid, null, props(c.rng0, "source")))),
    all([for share in numbered("virtiofs", c) : all(when(set(option(old, share.key)), virtiofs(vmid, null, props(option(old, share.key), "dirid"))), virtiofs(vmid, null, props(share.value, "dirid")))]...),
    when(set(c.tags), tags(vmid, old.tags, c.tags)),
    all([for net in numbered("net", c) : when(set(option(old, net.key)), vnet(props(option(old, net.key), "model")))]...),
  )
}

# An option that the machine does not have is told and left.
rule "qemu_delete" {
  takes   = ["vmid", "name", "old", "force"]
  require = all(qemu_option(vmid, null, name, name), when(set(option(old, name)), qemu_delete_value(vmid, name, option(old, name), force)))
}

rule "qemu_delete_value" {
  takes = ["vmid", "name", "value", "force"]
  require = (matches(name, "^unused\\d+$") ? all(perm("/vms/${vmid}", "VM.Config.Disk"), free(vmid, drive(value).file)) :
    name == "vmstate" ? free(vmid, value) :
    is_drive(name) ? all(drive_change(vmid, drive(value)), when(force, all(perm("/vms/${vmid}", "VM.Config.Disk"), when(!drive(value).cdrom || drive(value).cloudinit, free(vmid, drive(value).file))))) :
    matches(name, "^serial\\d+$") ? serial(vmid, null, value) :
    matches(name, "^usb\\d+$") ? usb(vmid, null, props(value, "host")) :
    matches(name, "^hostpci\\d+$") ? hostpci(vmid, null, props(value, "host")) :
    name == "rng0" ? rng(vmid, null, props(value, "source")) :
    matches(name, "^virtiofs\\d+$") ? virtiofs(vmid, null, props(value, "dirid")) :
    name == "tags" ? tags(vmid, value, "") :
    matches(name, "^net\\d+$") ? vnet(props(value, "model")) : nothing())
}

# S try_deallocate_drive: only what the machine owns is freed.
rule "free" {
  takes   = ["vmid", "id"]
  require = when("${default(volume(id).owner, "")}" == "${vmid}", perm("/storage/${volume(id).storage}", "Datastore.AllocateSpace"))
}

# Q clone_vm; `c` is the source, or the snapshot of it
rule "qemu_clone" {
  takes = ["pool", "c", "storage"]
  require = all(
    pool_exists(pool),
    all([for drive in drives(c) : clone_drive(drive.value, storage)]...),
    where("it names a storage for its memory", when(set(c.vmstatestorage), perm("/storage/${c.vmstatestorage}", "Datastore.AllocateSpace"))),
    mappings(c),
    nets(c),
    clone_cpu(props(c.cpu, "cputype").cputype),
  )
}

rule "clone_drive" {
  takes = ["d", "storage"]
  require = (d.file == "none" ? nothing() :
    d.cdrom ? where("a CD drive of it is the host's", when(d.file == "cdrom", perm("/", "Sys.Console"))) : perm("/storage/${default(storage, d.storage)}", "Datastore.AllocateSpace"))
}

rule "clone_cpu" {
  until   = "9.2"
  takes   = ["type"]
  require = nothing()
}

rule "clone_cpu" {
  since   = "9.2"
  takes   = ["type"]
  require = cpu_model(null, type)
}

# Q migrate_vm, A migrate_vm; a map of storages, one for all, or 1 for each its own
rule "storage_map" {
  takes = ["vmid", "map"]
  require = when(set(map), "${default(map, "")}" == "1" ? nothing() : all(
    perm("/vms/${vmid}", "VM.Config.Disk"),
    all([for entry in list(map) : perm("/storage/${part(entry, "([^:]*)$")}", "Datastore.AllocateSpace")]...),
  ))
}

# Q move_vm_disk; without a storage the disk goes to another machine
rule "qemu_move" {
  takes = ["storage", "target", "d"]
  require = (filled(target) ? all(perm("/vms/${target}", "VM.Config.Disk"), perm("/storage/${volume(d.file).storage}", "Datastore.AllocateSpace")) :
    when(set(storage), perm("/storage/${storage}", "Datastore.AllocateSpace")))
}

# Q vm_suspend
rule "suspend_to_disk" {
  takes   = ["vmid", "storage"]
  require = all(perm("/vms/${vmid}", "VM.Config.Disk"), perm("/storage/${storage}", "Datastore.AllocateSpace"))
}

# --- monitor commands: qemu-server src/PVE/API2/Qemu/HMPPerms.pm

rule "monitor" {
  takes = ["command", "class"]
  require = !set(class) || class == "root" ? root_only("monitor command ${part(command, "^\\s*(\\S+)")}") : when(class == "Sys.Modify", perm("/", "Sys.Modify"))
}

# --- containers: L check_ct_modify_config_perm

class "lxc" "VM.Config.CPU" {
  names = ["cores", "cpuunits", "cpulimit"]
}

class "lxc" "VM.Config.Memory" {
  names = ["memory", "swap"]
}

class "lxc" "VM.Config.Network" {
  names = ["nameserver", "searchdomain", "hostname"]
}

class "lxc" "volume" {
  names = ["rootfs", "mp[n]"]
}

class "lxc" "net" {
  names = ["net[n]"]
}

class "lxc" "root" {
  names = ["dev[n]", "hookscript"]
}

class "lxc" "features" {
  names = ["features"]
}

class "lxc" "tags" {
  names = ["tags"]
}

# What is not listed needs VM.Config.Options; `value` and `old` are null where the option is not there.
rule "lxc_option" {
  takes = ["vmid", "pool", "name", "class", "value", "old", "unprivileged", "deleted"]
  require = (!set(class) ? vm(vmid, pool, "VM.Config.Options") :
    class == "volume" ? all(vm(vmid, pool, "VM.Config.Disk"), when(!deleted, mount_access(vmid, drive(value)))) :
    class == "net" ? all(vm(vmid, pool, "VM.Config.Network"), when(set(old), vnet(props(old, "name"))), when(set(value) && !deleted, vnet(props(value, "name")))) :
    class == "root" ? when(deleted || set(value), root_only("option ${name}")) :
    class == "features" ? (!unprivileged ? root_only("features of a privileged container") : features(vmid, pool, changed_props(props(old, "nesting"), deleted ? null : props(value, "nesting")))) :
    class == "tags" ? tags(vmid, old, deleted ? "" : value) :
    vm(vmid, pool, class))
}

# `changed` are the names of the features that are other than before
rule "features" {
  takes   = ["vmid", "pool", "changed"]
  require = length(without_items(changed, "nesting")) > 0 ? root_only("features other than nesting") : when(contains(changed, "nesting"), vm(vmid, pool, "VM.Allocate"))
}

rule "mount_access" {
  takes = ["vmid", "d"]
  require = (d.new ? (set(d.storage) ? perm("/storage/${d.storage}", "Datastore.AllocateSpace") : root_only("a volume without a storage")) :
    volume(d.file).path ? root_only("a mount point of the host") : volume_access(vmid, d.file))
}

rule "lxc_options" {
  takes   = ["vmid", "pool", "c", "old", "unprivileged"]
  require = all([for name in names(c) : lxc_option(vmid, pool, name, class("lxc", name), given(c, name), option(old, name), unprivileged, false)]...)
}

# A create_vm; privileged containers are root's since 9.0
rule "privileged" {
  until   = "9.0"
  takes   = ["is"]
  require = nothing()
}

rule "privileged" {
  since   = "9.0"
  takes   = ["is"]
  require = when(is, perm("/", "Sys.Modify"))
}

rule "lxc_create" {
  takes = ["vmid", "pool", "c", "p", "old"]
  require = all(
    pool_exists(pool),
    when(yes(p.ha-managed), perm("/", "Sys.Console")),
    any(
      perm("/vms/${vmid}", "VM.Allocate"),
      set(pool) ? perm("/pool/${pool}", "VM.Allocate") : refused("there is no pool"),
      yes(p.restore) && yes(p.force) ? (set(guest(vmid)) ? perm("/vms/${vmid}", "VM.Backup") : refused("there is nothing to restore over")) : refused("there is nothing to restore over"),
    ),
    when(!yes(p.restore), privileged(set(p.unprivileged) && !yes(p.unprivileged))),
    lxc_options(vmid, pool, c, null, set(p.unprivileged) ? yes(p.unprivileged) : !yes(p.restore)),
    volume_access(vmid, p.ostemplate),
    all([for mount in mounts(c) : when(!volume(mount.value.file).path || mount.value.new, perm("/storage/${default(mount.value.storage, default(p.storage, "local"))}", "Datastore.AllocateSpace"))]...),
    when(!set(c.rootfs), perm("/storage/${default(p.storage, "local")}", "Datastore.AllocateSpace")),
    when(yes(p.restore), when(is_backup_known(p.ostemplate), lxc_restore(backup(p.ostemplate), c, p.unprivileged, guest(vmid)))),
  )
}

rule "lxc_restore" {
  takes = ["saved", "c", "unprivileged", "existing"]
  require = all(
    all([for net in numbered("net", saved) : when(!set(option(c, net.key)), vnet(props(net.value, "name")))]...),
    privileged((!set(existing) || yes(existing.config.unprivileged)) && !(set(unprivileged) ? yes(unprivileged) : yes(saved.unprivileged))),
  )
}

rule "lxc_clone" {
  takes = ["pool", "c", "storage"]
  require = all(
    pool_exists(pool),
    all([for mount in mounts(c) : when(!volume(mount.value.file).path, perm("/storage/${default(storage, mount.value.storage)}", "Datastore.AllocateSpace"))]...),
    all([for net in numbered("net", c) : vnet(props(net.value, "name"))]...),
  )
}

rule "lxc_update" {
  takes = ["vmid", "c", "p", "old"]
  require = all(
    all([for name in list(p.delete) : lxc_option(vmid, null, name, class("lxc", name), null, option(old, name), yes(old.unprivileged), true)]...),
    all([for name in list(p.revert) : lxc_option(vmid, null, name, class("lxc", name), null, option(old, name), yes(old.unprivileged), true)]...),
    lxc_options(vmid, null, c, old, yes(old.unprivileged)),
  )
}

# --- backups: pve-manager PVE/API2/VZDump.pm, PVE/API2/Backup.pm assert_param_permission_common

rule "vzdump_options" {
  takes = ["p"]
  require = all(
    root_options(p, "tmpdir", "dumpdir", "script", "job-id"),
    when(set(p.bwlimit) || set(p.ionice) || set(p.performance), perm("/", "Sys.Modify")),
    when(set(p.fleecing) && set(props(p.fleecing, "enabled").storage), perm("/storage/${props(p.fleecing, "enabled").storage}", "Datastore.AllocateSpace")),
  )
}

# Guests of other nodes are left out, and where none is left nothing is done; with `all`, whom the caller may not back up is left out, too.
rule "vzdump_guests" {
  takes = ["guests", "node", "storage", "all"]
  require = all(
    all([for vmid in guests : all(perm("/vms/${vmid}", "VM.Backup"), perm("/storage/${storage}", "Datastore.AllocateSpace")) if default(guest(vmid).node, node) == node]...),
    when(all, perm("/storage/${storage}", "Datastore.AllocateSpace")),
  )
}

rule "vzdump_stop" {
  until   = "9.0"
  takes   = ["node", "stop"]
  require = when(yes(stop), perm("/nodes/${node}", "Sys.Modify"))
}

rule "vzdump_stop" {
  since   = "9.0"
  until   = "9.2"
  takes   = ["node", "stop"]
  require = nothing()
}

rule "vzdump_stop" {
  since   = "9.2"
  takes   = ["node", "stop"]
  require = when(yes(stop), perm("/nodes/${node}", "Sys.Modify"))
}

# --- storages: pve-storage src/PVE/API2/Storage/Content.pm delete; a backup of a guest is its owner's

rule "volume_delete" {
  takes = ["storage", "v"]
  require = (v.kind == "backup" && set(v.owner) ? all(perm("/storage/${storage}", "Datastore.AllocateSpace"), perm("/vms/${v.owner}", "VM.Backup")) :
    perm("/storage/${storage}", "Datastore.Allocate"))
}

# --- pools: pve-manager PVE/API2/Pool.pm update_pool

rule "pool_members" {
  takes = ["vms", "storages", "moves", "removes"]
  require = all(
    all([for vmid in vms : perm_any("/vms/${vmid}", "Permissions.Modify", "VM.Allocate")]...),
    all([for storage in storages : perm_any("/storage/${storage}", "Permissions.Modify", "Datastore.Allocate")]...),
    when(moves && !removes, all([for vmid in vms : pool_left(pools_of(vmid))]...)),
  )
}

rule "pool_left" {
  takes   = ["pools"]
  require = all([for pool in pools : perm("/pool/${pool}", "Pool.Allocate")]...)
}

rule "rollback_start" {
  until   = "9.2"
  takes   = ["vmid", "start"]
  require = nothing()
}

rule "rollback_start" {
  since   = "9.2"
  takes   = ["vmid", "start"]
  require = when(yes(start), perm("/vms/${vmid}", "VM.PowerMgmt"))
}
