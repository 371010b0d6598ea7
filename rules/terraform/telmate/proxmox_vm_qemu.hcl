# What is sent follows v3.0.2; attributes of 2.9 that are gone since (iso, cloudinit_cdrom_storage, oncreate) are read as well.

resource "proxmox_vm_qemu" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/resource_vm_qemu.go"
  id     = "${node}/qemu/${vmid}"

  locals {
    # Without an id, or with 0, the guest gets the next that is free.
    fixed = default(vmid, 0) > 0
    vmid  = fixed ? vmid : null

    # Of several target_nodes one is drawn by lot.
    node     = default(target_node, length(default(target_nodes, [])) == 1 ? target_nodes[0] : depends("one of target_nodes"))
    cloned   = default(clone, "") != "" || default(clone_id, 0) > 0
    original = default(clone_id, 0) > 0 ? clone_id : depends("template ${default(clone, "of no name")}")
    running  = default(power_state, default(vm_state, default(oncreate, true) ? "running" : "stopped")) == "running"
    stopped  = default(power_state, default(vm_state, "running")) == "stopped"
    sid      = vmid
    poolid   = default(pool, "") != "" ? pool : null
    managed  = default(hastate, "") != ""

    # disk {} names its slot in an attribute; disks { scsi { scsi0 { disk {} } } } in its place.
    slots = flatten([
      for bus in flatten([disks[*].ide, disks[*].sata, disks[*].scsi, disks[*].virtio]) : [for slot in bus : slot] if set(bus)
    ])
    allocated = concat(
      [
        for d in default(disk, []) : { storage = d.storage, size = d.size }
        if !contains(["cdrom", "cloudinit", "ignore"], default(d.type, "disk")) && !default(d.passthrough, false)
      ],
      [for s in slots : { storage = s.disk.storage, size = s.disk.size } if set(s.disk)],
    )
    raw = concat(
      [for d in default(disk, []) : { file = d.disk_file } if default(d.type, "disk") == "disk" && default(d.passthrough, false)],
      [for s in slots : { file = s.passthrough.file } if set(s.passthrough)],
    )
    cdroms = concat(
      [
        for d in default(disk, []) : { file = default(d.passthrough, false) ? "cdrom" : default(d.iso, "none"), media = "cdrom" }
        if default(d.type, "disk") == "cdrom"
      ],
      [
        for s in slots : { file = default(s.cdrom.passthrough, false) ? "cdrom" : default(s.cdrom.iso, "none"), media = "cdrom" }
        if set(s.cdrom)
      ],
      default(iso, "") != "" ? [{ file = iso, media = "cdrom" }] : [],
    )
    cloudinit = concat(
      [for d in default(disk, []) : { storage = d.storage, cloudinit = true } if default(d.type, "disk") == "cloudinit"],
      [for s in slots : { storage = s.cloudinit.storage, cloudinit = true } if set(s.cloudinit)],
      default(cloudinit_cdrom_storage, "") != "" ? [{ storage = cloudinit_cdrom_storage, cloudinit = true }] : [],
    )
    # Of the drives that are sent these are the first, so that the n-th of them is scsi[n].
    drives = concat(allocated, raw, cdroms, cloudinit)

    devices = concat(
      [for p in default(hostpci, []) : { host = p.host }],
      [for p in default(pci, []) : default(p.mapping_id, "") != "" ? { mapping = p.mapping_id } : { host = p.raw_id }],
      [
        for p in flatten([for all in default(pcis, []) : [for slot in all : slot]]) :
        set(p.mapping) ? { mapping = p.mapping.mapping_id } : { host = p.raw.raw_id }
      ],
    )
    ports = concat(
      [
        for u in default(usb, []) : default(u.mapping_id, "") != "" ? { mapping = u.mapping_id } :
        { host = default(u.device_id, default(u.port_id, default(u.host, "spice"))) }
      ],
      [
        for u in flatten([for all in default(usbs, []) : [for slot in all : slot]]) :
        set(u.mapping) ? { mapping = u.mapping.mapping_id } : { host = default(u.device.device_id, default(u.port.port_id, "spice")) }
      ],
    )

    # An address that cloud-init is told is not asked of the agent.
    asks = length(regexall("ip=dhcp", default(ipconfig0, ""))) > 0 && !default(skip_ipv4, false)
    ask6 = length(regexall("ip6=(dhcp|auto)", default(ipconfig0, ""))) > 0 && !default(skip_ipv6, false)

    # Sent with every create, clone and update, set or not; ciupgrade too, with no cloud-init drive in sight.
    settings = {
      agent        = default(agent, 0)
      args         = default(args, "") != "" ? args : null
      affinity     = default(cpu.affinity, "") != "" ? cpu.affinity : null
      balloon      = default(balloon, 0)
      bios         = default(bios, "seabios")
      boot         = boot
      cicustom     = default(cicustom, "") != "" ? cicustom : null
      cipassword   = default(cipassword, "") != "" ? cipassword : null
      ciupgrade    = default(ciupgrade, false)
      ciuser       = default(ciuser, "") != "" ? ciuser : null
      cores        = default(cpu.cores, default(cores, 1))
      cpu          = { cputype = default(cpu.type, default(cpu_type, is_text(cpu) ? cpu : "host")) }
      cpulimit     = cpu.limit
      cpuunits     = cpu.units
      description  = default(desc, default(description, "Managed by Terraform."))
      efidisk0     = default(efidisk.storage, "") != "" ? { storage = efidisk.storage, size = 1 } : null
      "hostpci[n]" = devices
      hotplug      = default(hotplug, "network,disk,usb")
      "ipconfig[n]" = [
        for text in [
          ipconfig0, ipconfig1, ipconfig2, ipconfig3, ipconfig4, ipconfig5, ipconfig6, ipconfig7, ipconfig8, ipconfig9, ipconfig10,
          ipconfig11, ipconfig12, ipconfig13, ipconfig14, ipconfig15,
        ] : text if default(text, "") != ""
      ]
      kvm        = default(kvm, true)
      machine    = default(machine, "") != "" ? machine : null
      memory     = default(memory, 512)
      name       = name
      nameserver = default(nameserver, "") != "" ? nameserver : null
      "net[n]" = [
        for n in default(network, []) :
        { model = n.model, bridge = default(n.bridge, "nat"), tag = default(n.tag, 0) > 0 ? n.tag : null, firewall = n.firewall }
      ]
      numa         = default(cpu.numa, default(numa, false))
      onboot       = default(start_at_node_boot, default(onboot, false)) ? true : null
      ostype       = default(qemu_os, "") != "" ? qemu_os : null
      protection   = default(protection, false)
      rng0         = set(rng) ? { source = default(rng.source, "/dev/urandom") } : null
      "scsi[n]"    = drives
      scsihw       = default(scsihw, "lsi")
      searchdomain = default(searchdomain, "") != "" ? searchdomain : null
      "serial[n]"  = [for s in default(serial, []) : s.type]
      smbios1      = smbios
      sockets      = default(cpu.sockets, default(sockets, 1))
      sshkeys      = default(sshkeys, "") != "" ? sshkeys : null
      startup      = default(startup_shutdown, default(startup, "") != "" ? startup : null)
      tablet       = default(tablet, true)
      tags         = default(tags, "") != "" ? tags : null
      tpmstate0    = set(tpm_state) ? { storage = tpm_state.storage, size = 1 } : null
      "usb[n]"     = ports
      vcpus        = default(cpu.vcores, vcpus)
      vga          = vga
    }
  }

  # Looks whether the vmid is taken, where the source of a clone is, and after that at the guest itself.
  call "GET /cluster/resources" {
    on     = ["create", "read", "update", "delete"]
    send   = { type = "vm" }
    sees   = { vmid = vmid }
    source = "proxmox/client.go GetVmInfo"
  }

  call "GET /cluster/resources" {
    on     = ["create"]
    when   = cloned
    send   = { type = "vm" }
    sees   = { vmid = original }
    source = "proxmox/helper_guest.go guestGetSourceVmr"
  }

  call "GET /version" { on = ["create", "update", "delete"] }

  call "GET /cluster/nextid" {
    on   = ["create"]
    when = !fixed
  }

  call "POST /nodes/{node}/qemu" {
    on     = ["create"]
    when   = !cloned
    send   = merge(settings, { vmid = vmid, pool = poolid, start = running ? true : null })
    source = "proxmox-api-go 98ffd4b proxmox/config__qemu.go mapToApiCreate"
  }

  # A size that is no whole number of GiB is allocated small and grown.
  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["create"]
    for_each = allocated
    when     = !cloned && length(regexall("[KM]$", "${default(each.value.size, "")}")) > 0
    send     = { disk = "scsi${each.key}", size = each.value.size }
    source   = "proxmox-api-go 98ffd4b proxmox/config__qemu__disk.go resizeNewDisks"
  }

  call "GET /access/permissions" {
    on   = ["create"]
    when = !cloned
  }

  call "POST /nodes/{node}/qemu/{vmid}/clone" {
    on     = ["create"]
    when   = cloned
    path   = { node = depends("the node of the source"), vmid = original }
    send   = { newid = vmid, name = name, target = node, full = default(full_clone, true), pool = poolid }
    source = "proxmox-api-go 98ffd4b proxmox/vmref.go cloneQemu_Unsafe"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on   = ["create"]
    when = default(force_create, false) && fixed
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = cloned || default(force_create, false)
    source = "proxmox-api-go 98ffd4b proxmox/config__qemu.go guestGetQemuConfig"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" { on = ["update", "delete"] }

  call "GET /cluster/ha/resources/{sid}" {
    on     = ["create"]
    when   = cloned || default(force_create, false)
    since  = "3.0.2-rc08"
    source = "proxmox-api-go c637f13 proxmox/config__qemu.go guestGetQemuConfig"
  }

  call "GET /cluster/ha/resources/{sid}" {
    on     = ["update"]
    since  = "3.0.2-rc08"
    source = "proxmox-api-go c637f13 proxmox/config__qemu.go guestGetQemuConfig"
  }

  call "GET /cluster/ha/resources/{sid}" {
    on        = ["create", "read", "update"]
    when      = managed
    tolerated = "hastate and hagroup are read as empty"
    source    = "proxmox/resource_vm_qemu.go resourceVmQemuRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" { on = ["create", "read", "update"] }

  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on       = ["create"]
    when     = cloned && default(each.value.storage, "") != "" && depends("whether the template's disk lies on that storage")
    for_each = allocated
    send     = { disk = "scsi${each.key}", storage = each.value.storage, delete = true }
    source   = "proxmox-api-go 98ffd4b proxmox/config__qemu__disk.go move"
  }

  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on       = ["update"]
    when     = changed(disk) || changed(disks)
    for_each = allocated
    send     = { disk = "scsi${each.key}", storage = each.value.storage, delete = true }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["create"]
    when     = cloned && depends("whether the template's disk is smaller")
    for_each = allocated
    send     = { disk = "scsi${each.key}", size = each.value.size }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["update"]
    when     = changed(disk) || changed(disks)
    for_each = allocated
    send     = { disk = "scsi${each.key}", size = each.value.size }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create"]
    when   = cloned || default(force_create, false)
    send   = settings
    source = "proxmox-api-go 98ffd4b proxmox/config__qemu.go mapToApiUpdate"
  }

  # What Proxmox VE chose as boot order comes back from the state and is sent again.
  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on   = ["update"]
    send = merge(settings, { boot = default(boot, "order=scsi0") })
  }

  call "GET /nodes/{node}/qemu/{vmid}/pending" { on = ["create", "read", "update"] }

  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" { on = ["update"] }

  call "POST /nodes/{node}/qemu/{vmid}/status/reboot" {
    on   = ["update"]
    when = default(automatic_reboot, true)
  }

  call "POST /nodes/{node}/qemu/{vmid}/migrate" {
    on   = ["update"]
    when = depends("whether the VM moves to another node")
    send = { target = node, "with-local-disks" = true, online = true }
  }

  call "PUT /pools/{poolid}" {
    on     = ["update"]
    when   = set(poolid) && changed(pool) && depends("whether the VM changes its pool")
    send   = { vms = vmid, "allow-move" = true }
    source = "proxmox-api-go 98ffd4b proxmox/config__guest.go setPool"
  }

  call "POST /cluster/ha/resources" {
    on     = ["create", "update"]
    when   = managed
    send   = { sid = vmid, group = hagroup }
    source = "proxmox-api-go 98ffd4b proxmox/client.go UpdateVMHA"
  }

  call "PUT /cluster/ha/resources/{sid}" {
    on   = ["create", "update"]
    when = managed
    send = { state = hastate, group = hagroup }
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" {
    on   = ["create", "update"]
    when = running
  }

  call "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
    on     = ["create", "read", "update"]
    when   = default(agent, 0) == 1 && default(define_connection_info, true) && !stopped && (length(cloudinit) == 0 || asks || ask6)
    source = "proxmox/resource_vm_qemu.go initConnInfo"
  }

  # 3.0.2-rc05 took every guest out of HA before it deleted it, managed or not.
  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["delete"]
    since  = "3.0.2-rc05"
    until  = "3.0.2-rc06"
    source = "v3.0.2-rc05 proxmox/helper_guest.go guestDelete"
  }

  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["delete"]
    when   = managed
    since  = "3.0.2-rc06"
    source = "proxmox-api-go 98ffd4b proxmox/config__guest__delete.go"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on   = ["delete"]
    send = { "overrule-shutdown" = true }
  }

  call "DELETE /nodes/{node}/qemu/{vmid}" {
    on   = ["delete"]
    send = { purge = managed ? true : null }
  }

  note {
    when = default(hagroup, "") != ""
    why  = "hagroup names an HA group: on Proxmox VE 9 groups become rules, and calls that name a group fail"
  }
}
