# A legacy virtual machine. Without `clone` one POST makes the whole of it; with `clone` the copy is made first and each
# block in the code is then written over it, so blocks that the code does not have are not sent at all.
resource "proxmox_virtual_environment_vm" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/vm/vm.go"
  id     = vm_id

  locals {
    node = node_name
    vmid = vm_id
    pool = pool_id == "" ? null : pool_id

    copy        = set(clone)
    source_node = default(clone.node_name, "") == "" ? node_name : clone.node_name
    elsewhere   = copy && source_node != node_name
    target      = default(clone.datastore_id, "") == "" ? null : clone.datastore_id

    is_template = default(template, false)
    runs        = default(started, true) && !is_template
    agent_on    = default(agent.enabled, false)

    # The n-th disk is scsi[n] here, wherever it really is, and the drive of cloud-init sata0. Disks of an image are imported over
    # SSH, not sent, and then resized, for which the same must be held.
    imaged = [for d in disk[*] : d if default(d.file_id, "") != ""]
    drives = [for d in disk[*] : default(d.path_in_datastore, "") == "" ? {
      storage       = default(d.datastore_id, "local-lvm")
      size          = default(d.size, 8)
      "import-from" = d.import_from == "" ? null : d.import_from
    } : { file = d.datastore_id == "" ? d.path_in_datastore : "${default(d.datastore_id, "local-lvm")}:${d.path_in_datastore}" }]

    # No file is the node's own drive, not an empty one.
    discs      = [for c in cdrom[*] : { file = default(c.file_id, "") == "" ? "cdrom" : c.file_id, media = "cdrom" }]
    cloud_init = [for i in initialization[*] : { storage = default(i.datastore_id, "local-lvm"), cloudinit = true }]

    nics = [for n in network_device[*] : {
      model    = default(n.model, "virtio")
      bridge   = n.bridge == "" ? null : default(n.bridge, "vmbr0")
      tag      = n.vlan_id == 0 ? null : n.vlan_id
      trunks   = n.trunks == "" ? null : n.trunks
      firewall = default(n.firewall, false)
    } if default(n.enabled, true)]
    pci = [for h in hostpci[*] : {
      host    = h.id == "" ? null : h.id
      mapping = h.mapping == "" ? null : h.mapping
      mdev    = h.mdev
      romfile = h.rom_file == "" ? null : h.rom_file
    }]
    usbs      = [for u in usb[*] : { host = u.host == "" ? null : u.host, mapping = u.mapping == "" ? null : u.mapping }]
    serials   = [for s in serial_device[*] : default(s.device, "socket")]
    shares    = [for v in virtiofs[*] : { dirid = v.mapping }]
    nodes     = [for n in numa[*] : { cpus = n.cpus, hostnodes = n.hostnodes, memory = n.memory }]
    efi       = set(efi_disk) ? { storage = default(efi_disk.datastore_id, "local-lvm"), size = 1, efitype = default(efi_disk.type, "2m") } : null
    tpm       = set(tpm_state) ? { storage = default(tpm_state.datastore_id, "local-lvm"), size = 1, version = default(tpm_state.version, "v2.0") } : null
    random    = set(rng) ? { source = rng.source, max_bytes = default(rng.max_bytes, 1024), period = default(rng.period, 1000) } : null
    display   = set(vga) ? { type = default(vga.type, "std"), memory = default(vga.memory, 16), clipboard = vga.clipboard } : null
    sound     = set(audio_device) && default(audio_device.enabled, true) ? { device = default(audio_device.device, "intel-hda"), driver = default(audio_device.driver, "spice") } : null
    guard     = default(watchdog.enabled, false) ? { model = default(watchdog.model, "i6300esb"), action = default(watchdog.action, "none") } : null
    bios_data = set(smbios) ? { uuid = smbios.uuid, serial = smbios.serial, manufacturer = smbios.manufacturer } : null
    boot_at   = set(startup) ? { order = startup.order, up = startup.up_delay, down = startup.down_delay } : null
    sev       = set(amd_sev) ? { type = default(amd_sev.type, "std") } : null
    memory_with = default(memory.shared, 0) > 0 ? { size = memory.shared } : null
    huge        = memory.hugepages == "" ? null : memory.hugepages
    huge_kept   = default(memory.keep_hugepages, false) ? true : null
    affinity    = cpu.affinity == "" ? null : cpu.affinity
    arch        = cpu.architecture == "" ? null : cpu.architecture
    arguments   = kvm_arguments == "" ? null : kvm_arguments
    script      = hook_script_file_id == "" ? null : hook_script_file_id
    machine_is  = machine == "" ? null : machine
    labels      = length(tags[*]) > 0 ? tags : null
    limit       = default(cpu.limit, 0) > 0 ? cpu.limit : null
    vcpus       = default(cpu.hotplugged, 0) > 0 ? cpu.hotplugged : null

    custom = set(initialization) ? [for f in [
      { part = "user", volume = initialization.user_data_file_id },
      { part = "vendor", volume = initialization.vendor_data_file_id },
      { part = "network", volume = initialization.network_data_file_id },
      { part = "meta", volume = initialization.meta_data_file_id },
    ] : f if default(f.volume, "") != ""] : []
    custom_files = length(custom) > 0 ? { for f in custom : f.part => f.volume } : null
    addresses    = [for c in initialization.ip_config[*] : { ip = c.ipv4.address, ip6 = c.ipv6.address }]
    ci_password  = initialization.user_account.password == "" ? null : initialization.user_account.password
    ci_user      = initialization.user_account.username == "" ? null : initialization.user_account.username
    ci_keys      = length(initialization.user_account.keys[*]) > 0 ? initialization.user_account.keys : null
    ci_domain    = initialization.dns.domain == "" ? null : initialization.dns.domain
    ci_servers   = length(initialization.dns.servers[*]) > 0 ? initialization.dns.servers : null
    ci_type      = initialization.type == "" ? null : initialization.type
  }

  call "GET /cluster/nextid" {
    on     = ["create"]
    when   = !set(vm_id)
    source = "proxmox/cluster/id_generator.go NextID"
  }

  call "POST /nodes/{node}/qemu" {
    on     = ["create"]
    when   = !copy
    source = "proxmoxtf/resource/vm/vm.go vmCreateCustom"
    send = {
      vmid          = vmid
      pool          = pool
      acpi          = default(acpi, true)
      agent         = { enabled = agent_on, type = default(agent.type, "virtio") }
      "amd-sev"     = sev
      args          = arguments
      audio0        = sound
      affinity      = affinity
      arch          = arch
      balloon       = default(memory.floating, 0)
      bios          = default(bios, "seabios")
      boot          = { order = boot_order }
      cicustom      = custom_files
      cipassword    = ci_password
      citype        = ci_type
      ciupgrade     = initialization.upgrade
      ciuser        = ci_user
      cores         = default(cpu.cores, 1)
      cpu           = { cputype = default(cpu.type, "qemu64"), flags = cpu.flags }
      cpulimit      = limit
      cpuunits      = cpu.units
      description   = description
      efidisk0      = efi
      hookscript    = script
      "hostpci[n]"  = pci
      hotplug       = hotplug
      hugepages     = huge
      "ide[n]"      = discs
      "ipconfig[n]" = addresses
      ivshmem       = memory_with
      keephugepages = huge_kept
      keyboard      = default(keyboard_layout, "en-us")
      machine       = machine_is
      memory        = default(memory.dedicated, 512)
      name          = name == "" ? null : name
      nameserver    = ci_servers
      "net[n]"      = nics
      numa          = default(cpu.numa, false)
      "numa[n]"     = nodes
      onboot        = default(on_boot, true)
      ostype        = default(operating_system.type, "other")
      protection    = default(protection, false)
      rng0          = random
      "sata[n]"     = cloud_init
      "scsi[n]"     = drives
      scsihw        = default(scsi_hardware, "virtio-scsi-pci")
      searchdomain  = ci_domain
      "serial[n]"   = serials
      smbios1       = bios_data
      sockets       = default(cpu.sockets, 1)
      sshkeys       = ci_keys
      startup       = boot_at
      tablet        = default(tablet_device, true)
      tags          = labels
      template      = false
      tpmstate0     = tpm
      "usb[n]"      = usbs
      vcpus         = vcpus
      vga           = display
      "virtiofs[n]" = shares
      watchdog      = guard
    }
  }

  # Always made, also where the size is what the image has.
  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["create"]
    when     = !copy && (default(each.value.file_id, "") != "" || default(each.value.import_from, "") != "")
    for_each = disk[*]
    send     = { disk = "scsi${each.key}", size = default(each.value.size, 8) }
    source   = "proxmoxtf/resource/vm/vm.go vmCreateCustom"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = elsewhere
    path   = { node = source_node, vmid = clone.vm_id }
    source = "proxmoxtf/resource/vm/vm.go vmCreateClone"
  }

  # Asked of each storage that holds a disk of the source.
  call "GET /nodes/{node}/storage/{storage}/status" {
    on     = ["create"]
    when   = elsewhere
    path   = { node = source_node, storage = depends("the storages of the template's disks") }
    source = "proxmoxtf/resource/vm/vm.go vmCreateClone"
  }

  call "POST /nodes/{node}/qemu/{vmid}/clone" {
    on     = ["create"]
    when   = copy
    path   = { node = source_node, vmid = clone.vm_id }
    source = "proxmox/nodes/vms/vms.go CloneVM"
    send = {
      newid       = vmid
      full        = default(clone.full, true)
      storage     = target
      description = description == "" ? null : description
      name        = name == "" ? null : name
      pool        = pool
      target      = elsewhere && depends("whether all disks of the template are on shared storage") ? node_name : null
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/migrate" {
    on     = ["create"]
    when   = elsewhere && depends("whether a disk of the template is on storage that is not shared")
    path   = { node = source_node, vmid = vmid }
    send   = { target = node_name, "with-local-disks" = true, targetstorage = target }
    source = "proxmoxtf/resource/vm/vm.go vmCreateClone"
  }

  # The drive of the template makes room for the new one.
  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = copy && set(initialization)
    send   = { delete = ["sata0"] }
    source = "proxmoxtf/resource/vm/vm.go deleteIdeDrives"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = copy
    source = "proxmoxtf/resource/vm/vm.go vmCreateClone"
    send = {
      acpi          = default(acpi, true) ? null : false
      agent         = set(agent) ? { enabled = agent_on } : null
      "amd-sev"     = sev
      args          = arguments
      audio0        = sound
      affinity      = affinity
      arch          = arch
      balloon       = set(memory) ? default(memory.floating, 0) : null
      bios          = default(bios, "seabios") == "seabios" ? null : bios
      boot          = length(boot_order[*]) > 0 ? { order = boot_order } : null
      cicustom      = custom_files
      cipassword    = ci_password
      citype        = ci_type
      ciupgrade     = initialization.upgrade
      ciuser        = ci_user
      cores         = set(cpu) ? default(cpu.cores, 1) : null
      cpu           = set(cpu) ? { cputype = default(cpu.type, "qemu64"), flags = cpu.flags } : null
      cpulimit      = limit
      cpuunits      = cpu.units
      # The rest of the numbered devices is deleted, set or not; the last stands for all of them.
      delete        = concat(set(network_device) ? ["net31"] : [], set(serial_device) ? ["serial3"] : [])
      hookscript    = script
      "hostpci[n]"  = pci
      hotplug       = hotplug == "" ? null : hotplug
      hugepages     = huge
      "ide[n]"      = discs
      "ipconfig[n]" = addresses
      ivshmem       = memory_with
      keephugepages = huge_kept
      keyboard      = default(keyboard_layout, "en-us") == "en-us" ? null : keyboard_layout
      machine       = machine_is
      memory        = set(memory) ? default(memory.dedicated, 512) : null
      nameserver    = ci_servers
      "net[n]"      = nics
      numa          = set(cpu) ? default(cpu.numa, false) : null
      "numa[n]"     = nodes
      onboot        = default(on_boot, true)
      ostype        = set(operating_system) ? default(operating_system.type, "other") : null
      protection    = default(protection, false) ? true : null
      "sata[n]"     = cloud_init
      scsihw        = default(scsi_hardware, "virtio-scsi-pci") == "virtio-scsi-pci" ? null : scsi_hardware
      searchdomain  = ci_domain
      "serial[n]"   = serials
      smbios1       = bios_data
      sockets       = set(cpu) ? default(cpu.sockets, 1) : null
      sshkeys       = ci_keys
      startup       = boot_at
      tablet        = default(tablet_device, true) ? null : false
      tags          = labels
      "usb[n]"      = usbs
      vcpus         = vcpus
      vga           = display
      "virtiofs[n]" = shares
      watchdog      = guard
    }
  }

  # A disk that the template lacks is made; one that it has takes the options of the code, whose defaults differ from Proxmox VE's.
  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = copy && set(disk)
    send   = { "scsi[n]" = drives }
    source = "proxmoxtf/resource/vm/disk/disk.go UpdateClone"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = copy && (set(efi_disk) || set(tpm_state)) && depends("whether the template lacks an EFI disk or a TPM")
    send   = { efidisk0 = efi, tpmstate0 = tpm }
    source = "proxmoxtf/resource/vm/vm.go vmCreateClone"
  }

  # Where the clone was put on the storage of the code there is nothing to move.
  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on       = ["create"]
    when     = copy && each.value.datastore_id != "" && default(each.value.datastore_id, "local-lvm") != default(target, "") && depends("where the disks of the template are")
    for_each = disk[*]
    send     = { disk = "scsi${each.key}", storage = default(each.value.datastore_id, "local-lvm"), delete = true }
    source   = "proxmoxtf/resource/vm/disk/disk.go UpdateClone"
  }

  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on       = ["create"]
    when     = copy && depends("whether the template has an EFI disk or a TPM, and where")
    for_each = [for d in [{ at = "efidisk0", disk = efi }, { at = "tpmstate0", disk = tpm }] : d if d.disk != null]
    send     = { disk = each.value.at, storage = each.value.disk.storage, delete = true }
    source   = "proxmoxtf/resource/vm/vm.go vmCreateClone"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["create"]
    when     = copy
    for_each = disk[*]
    send     = { disk = "scsi${each.key}", size = default(each.value.size, 8) }
    source   = "proxmoxtf/resource/vm/disk/disk.go UpdateClone"
  }

  call "POST /nodes/{node}/qemu/{vmid}/template" {
    on     = ["create"]
    when   = is_template
    source = "proxmox/nodes/vms/vms.go ConvertToTemplate"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" {
    on     = ["create"]
    when   = runs
    send   = { timeout = default(timeout_start_vm, 1800) }
    source = "proxmoxtf/resource/vm/vm.go vmStart"
  }

  call "POST /nodes/{node}/qemu/{vmid}/agent/ping" {
    on     = ["create"]
    when   = runs && default(reboot, false) && agent_on
    source = "proxmox/nodes/vms/vms.go WaitForAgentReady"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/reboot" {
    on     = ["create"]
    when   = runs && default(reboot, false) && agent_on
    send   = { timeout = default(timeout_reboot, 1800) }
    source = "proxmox/nodes/vms/vms.go RebootVM"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on     = ["create"]
    when   = runs && default(reboot, false) && !agent_on
    source = "proxmoxtf/resource/vm/vm.go vmStop"
  }

  # A machine that is not in the list counts as gone, and the next plan makes it anew.
  call "GET /cluster/resources" {
    on     = ["create", "read", "update"]
    send   = { type = "vm" }
    sees   = { vmid = vmid }
    source = "proxmox/cluster/cluster.go GetVMNodeName"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/vm/vm.go vmRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on     = ["create", "read", "update", "delete"]
    source = "proxmoxtf/resource/vm/vm.go vmRead"
  }

  # Asked for the format where neither the configuration nor the name of the volume tells it: LVM, ZFS, RBD, iSCSI.
  call "GET /nodes/{node}/storage/{storage}/content/{volume}" {
    on       = ["create", "read", "update"]
    for_each = [for d in disk[*] : d if d.datastore_id != "" && !contains(["qcow2", "vmdk"], default(d.file_format, "raw"))]
    path     = { storage = default(each.value.datastore_id, "local-lvm"), volume = { storage = default(each.value.datastore_id, "local-lvm"), kind = "images", owner = vmid } }
    source   = "proxmoxtf/resource/vm/disk/disk.go Read"
  }

  call "GET /nodes/{node}/storage/{storage}/content/{volume}" {
    on     = ["create", "read", "update"]
    when   = set(efi_disk) && default(efi_disk.file_format, "raw") == "raw"
    path   = { storage = efi.storage, volume = { storage = efi.storage, kind = "images", owner = vmid } }
    source = "proxmoxtf/resource/vm/vm.go vmReadCustom"
  }

  # Every pool is looked into; what cannot be seen is missing, and pool_id reads back as empty.
  call "GET /pools" {
    on     = ["create", "read", "update"]
    when   = set(pool)
    sees   = { poolid = pool }
    source = "proxmoxtf/resource/vm/vm.go findPoolForVM"
  }

  call "GET /pools" {
    on     = ["create", "read", "update"]
    when   = set(pool)
    send   = { poolid = pool }
    sees   = { poolid = pool }
    source = "proxmox/pools/pool.go GetPool"
  }

  call "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
    on        = ["create", "read", "update"]
    when      = runs && agent_on && !default(agent.wait_for_ip.disabled, false)
    tolerated = "a warning in each plan, and ipv4_addresses and ipv6_addresses stay empty"
    source    = "proxmoxtf/resource/vm/network/network.go ReadNetworkValues"
  }

  # The pool it was in before, then the new one. Both are the same resource's, so one call stands for both.
  call "PUT /pools" {
    on     = ["update"]
    when   = set(pool) && changed(pool_id) && depends("whether the VM changes its pool")
    send   = { poolid = pool, vms = [vmid] }
    source = "proxmoxtf/resource/vm/vm.go vmUpdatePool"
  }

  call "GET /cluster/ha/resources/{sid}" {
    on     = ["update"]
    when   = default(migrate, false) && changed(node_name) && depends("whether the VM moves to another node")
    path   = { sid = "vm:${vmid}" }
    source = "proxmoxtf/resource/vm/vm.go vmGetMigrationState"
  }

  call "POST /nodes/{node}/qemu/{vmid}/migrate" {
    on     = ["update"]
    when   = default(migrate, false) && changed(node_name) && depends("whether the VM moves to another node")
    send   = { target = node_name, "with-local-disks" = true, online = true }
    source = "proxmoxtf/resource/vm/vm.go migrateNonHAVM"
  }

  call "POST /cluster/ha/resources/{sid}/migrate" {
    on     = ["update"]
    when   = default(migrate, false) && changed(node_name) && depends("whether the VM moves to another node") && depends("whether the VM is managed by HA and runs")
    path   = { sid = "vm:${vmid}" }
    send   = { node = node_name }
    source = "proxmoxtf/resource/vm/vm.go migrateHAVM"
  }

  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["update"]
    when   = default(migrate, false) && changed(node_name) && depends("whether the VM moves to another node") && depends("whether the VM is managed by HA and stopped")
    path   = { sid = "vm:${vmid}" }
    source = "proxmoxtf/resource/vm/vm.go migrateStoppedHAVM"
  }

  call "POST /cluster/ha/resources" {
    on     = ["update"]
    when   = default(migrate, false) && changed(node_name) && depends("whether the VM moves to another node") && depends("whether the VM is managed by HA and stopped")
    send   = { sid = "vm:${vmid}" }
    source = "proxmoxtf/resource/vm/vm.go readdToHA"
  }

  # Sent with every update: the name goes along always, or its deletion.
  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["update"]
    source = "proxmoxtf/resource/vm/vm.go vmUpdate"
    send = {
      name          = name == "" ? null : name
      delete        = concat(default(name, "") == "" ? ["name"] : [], set(cpu) && vcpus == null ? ["vcpus"] : [], set(cpu) && limit == null ? ["cpulimit"] : [], set(watchdog) && guard == null ? ["watchdog"] : [])
      acpi          = changed(acpi) ? acpi : null
      agent         = changed(agent) ? { enabled = agent_on } : null
      "amd-sev"     = changed(amd_sev) ? sev : null
      args          = changed(kvm_arguments) ? arguments : null
      audio0        = changed(audio_device) ? sound : null
      affinity      = changed(cpu) ? affinity : null
      arch          = changed(cpu) ? arch : null
      balloon       = changed(memory) ? default(memory.floating, 0) : null
      bios          = changed(bios) ? bios : null
      boot          = changed(boot_order) ? { order = boot_order } : null
      cicustom      = changed(initialization) ? custom_files : null
      cipassword    = changed(initialization) ? ci_password : null
      citype        = changed(initialization) ? ci_type : null
      ciupgrade     = changed(initialization) ? initialization.upgrade : null
      ciuser        = changed(initialization) ? ci_user : null
      cores         = changed(cpu) ? default(cpu.cores, 1) : null
      cpu           = changed(cpu) ? { cputype = default(cpu.type, "qemu64"), flags = cpu.flags } : null
      cpulimit      = changed(cpu) ? limit : null
      cpuunits      = changed(cpu) ? cpu.units : null
      description   = changed(description) ? description : null
      efidisk0      = changed(efi_disk) ? efi : null
      hookscript    = changed(hook_script_file_id) ? script : null
      "hostpci[n]"  = changed(hostpci) ? pci : null
      hotplug       = changed(hotplug) ? hotplug : null
      hugepages     = changed(memory) ? huge : null
      "ide[n]"      = changed(cdrom) ? discs : null
      "ipconfig[n]" = changed(initialization) ? addresses : null
      ivshmem       = changed(memory) ? memory_with : null
      keephugepages = changed(memory) ? huge_kept : null
      keyboard      = changed(keyboard_layout) ? keyboard_layout : null
      machine       = changed(machine) ? machine_is : null
      memory        = changed(memory) ? default(memory.dedicated, 512) : null
      nameserver    = changed(initialization) ? ci_servers : null
      "net[n]"      = changed(network_device) ? nics : null
      numa          = changed(cpu) ? default(cpu.numa, false) : null
      "numa[n]"     = changed(numa) ? nodes : null
      onboot        = changed(on_boot) ? on_boot : null
      ostype        = changed(operating_system) ? default(operating_system.type, "other") : null
      protection    = changed(protection) ? protection : null
      rng0          = changed(rng) ? random : null
      "scsi[n]"     = changed(disk) ? drives : null
      scsihw        = changed(scsi_hardware) ? scsi_hardware : null
      searchdomain  = changed(initialization) ? ci_domain : null
      "serial[n]"   = changed(serial_device) ? serials : null
      smbios1       = changed(smbios) ? bios_data : null
      sockets       = changed(cpu) ? default(cpu.sockets, 1) : null
      sshkeys       = changed(initialization) ? ci_keys : null
      startup       = changed(startup) ? boot_at : null
      tablet        = changed(tablet_device) ? tablet_device : null
      tags          = changed(tags) ? tags : null
      tpmstate0     = changed(tpm_state) ? tpm : null
      "usb[n]"      = changed(usb) ? usbs : null
      vcpus         = changed(cpu) ? vcpus : null
      vga           = changed(vga) ? display : null
      "virtiofs[n]" = changed(virtiofs) ? shares : null
      watchdog      = changed(watchdog) ? guard : null
    }
  }

  # The drive is deleted and made anew where its place, storage or format changes.
  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["update"]
    when   = changed(initialization.datastore_id) || changed(initialization.interface) || changed(initialization.file_format)
    send   = { delete = ["sata0"], "sata[n]" = cloud_init }
    source = "proxmoxtf/resource/vm/vm.go vmUpdate"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/cloudinit" {
    on     = ["update"]
    when   = !is_template && changed(initialization)
    source = "proxmox/nodes/vms/vms.go RebuildCloudInitDisk"
  }

  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on       = ["update"]
    when     = changed(disk) && set(each.value.datastore_id) && each.value.datastore_id != ""
    for_each = disk[*]
    send     = { disk = "scsi${each.key}", storage = each.value.datastore_id, delete = true }
    source   = "proxmoxtf/resource/vm/vm.go vmUpdateDiskLocation"
  }

  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on       = ["update"]
    when     = changed(efi_disk) || changed(tpm_state)
    for_each = [for d in [{ at = "efidisk0", disk = efi }, { at = "tpmstate0", disk = tpm }] : d if d.disk != null]
    send     = { disk = each.value.at, storage = each.value.disk.storage, delete = true }
    source   = "proxmoxtf/resource/vm/vm.go vmUpdateDiskLocation"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["update"]
    when     = changed(disk) && set(each.value.size)
    for_each = disk[*]
    send     = { disk = "scsi${each.key}", size = each.value.size }
    source   = "proxmoxtf/resource/vm/vm.go vmUpdateDiskSize"
  }

  call "POST /nodes/{node}/qemu/{vmid}/template" {
    on     = ["update"]
    when   = is_template && changed(template)
    source = "proxmox/nodes/vms/vms.go ConvertToTemplate"
  }

  # Most changes take effect by switching the machine off and on, a few by a reboot.
  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on     = ["update"]
    when   = agent_on && (default(reboot_after_update, true) || changed(started))
    send   = { forceStop = true, timeout = default(timeout_shutdown_vm, 1800) }
    source = "proxmoxtf/resource/vm/vm.go EnsureStopped"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on     = ["update"]
    when   = !agent_on && (default(reboot_after_update, true) || changed(started))
    source = "proxmoxtf/resource/vm/vm.go EnsureStopped"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" {
    on     = ["update"]
    when   = runs
    send   = { timeout = default(timeout_start_vm, 1800) }
    source = "proxmoxtf/resource/vm/vm.go EnsureRunning"
  }

  call "POST /nodes/{node}/qemu/{vmid}/agent/ping" {
    on     = ["update"]
    when   = runs && agent_on && default(reboot_after_update, true)
    source = "proxmox/nodes/vms/vms.go WaitForAgentReady"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/reboot" {
    on     = ["update"]
    when   = runs && agent_on && default(reboot_after_update, true)
    send   = { timeout = default(timeout_reboot, 1800) }
    source = "proxmoxtf/resource/vm/vm.go vmRestartRunning"
  }

  # Tells whether the agent is on.
  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["delete"]
    when   = runs && !default(stop_on_destroy, false)
    source = "proxmoxtf/resource/vm/vm.go isAgentEnabled"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on     = ["delete"]
    when   = runs && agent_on && !default(stop_on_destroy, false)
    send   = { forceStop = true, timeout = default(timeout_shutdown_vm, 1800) }
    source = "proxmoxtf/resource/vm/vm.go vmDelete"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on     = ["delete"]
    when   = runs && (!agent_on || default(stop_on_destroy, false))
    source = "proxmoxtf/resource/vm/vm.go vmDelete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}" {
    on     = ["delete"]
    send   = { purge = default(purge_on_destroy, true), "destroy-unreferenced-disks" = default(delete_unreferenced_disks_on_destroy, true) }
    source = "proxmox/nodes/vms/vms.go DeleteVM"
  }

  # The address of the node, unless the provider's ssh block gives it.
  call "GET /nodes/{node}/network" {
    on     = ["create", "update"]
    when   = length(imaged) > 0
    source = "fwprovider/provider.go apiResolver"
  }

  ssh {
    when = length(imaged) > 0
    why  = "the image of disk.file_id is imported on the node with pvesm and qm, as root or by sudo; disk.import_from does it by the API"
  }

  note {
    when = copy && script == null && depends("whether the template has a hook script")
    why  = "a hook script of the template is removed after the clone, which only root@pam may do: take it off the template first"
  }

  note {
    when = set(cpu.architecture) && cpu.architecture != ""
    why  = "the provider itself refuses cpu.architecture unless it is logged in as root@pam with a password or ticket"
  }
}

data "proxmox_virtual_environment_vm" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/vm.go"
  id     = vm_id

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on     = ["read"]
    path   = { node = node_name, vmid = vm_id }
    source = "proxmoxtf/datasource/vm.go vmRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["read"]
    path   = { node = node_name, vmid = vm_id }
    source = "proxmoxtf/datasource/vm.go vmRead"
  }
}
