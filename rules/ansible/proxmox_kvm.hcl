# Only what a task sets is sent; there are no defaults. With clone everything but the options of the clone is ignored.

module "community.proxmox.proxmox_kvm" {
  aliases = ["community.general.proxmox_kvm"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_kvm.py"

  locals {
    # A VM that is given by its name, or is new, has an id that only the cluster knows.
    fixed = set(vmid)
    vmid  = vmid

    present = default(state, "present") == "present"
    changes = set(delete) || set(revert) || default(migrate, false)
    cloned  = present && set(clone) && !changes
    updated = present && default(update, false) && !changes
    created = present && !set(clone) && !default(update, false) && !changes
    # Not changed on an existing VM unless update_unsafe says so.
    unsafe = created || default(update_unsafe, false)
    drives = concat(
      [for key, value in default(virtio, {}) : value], [for key, value in default(scsi, {}) : value],
      [for key, value in default(sata, {}) : value], [for key, value in default(ide, {}) : value],
    )

    settings = {
      acpi               = acpi
      agent              = agent
      "allow-ksm"        = allow_ksm
      args               = args
      audio0             = audio.audio0
      autostart          = autostart
      balloon            = balloon
      bios               = bios
      boot               = boot
      bootdisk           = bootdisk
      cicustom           = cicustom
      cipassword         = cipassword
      citype             = citype
      ciupgrade          = ciupgrade
      ciuser             = ciuser
      cores              = cores
      cpu                = cpu
      cpulimit           = cpulimit
      cpuunits           = cpuunits
      description        = description
      efidisk0           = unsafe && set(efidisk0) ? { storage = efidisk0.storage, size = 1 } : null
      freeze             = freeze
      hookscript         = hookscript
      "hostpci[n]"       = [for key, value in default(hostpci, {}) : value]
      hotplug            = hotplug
      hugepages          = hugepages
      "ipconfig[n]"      = [for key, value in default(ipconfig, {}) : value]
      keyboard           = keyboard
      kvm                = kvm
      localtime          = localtime
      lock               = lock
      machine            = machine
      memory             = memory
      migrate_downtime   = migrate_downtime
      migrate_speed      = migrate_speed
      name               = name
      nameserver         = set(nameservers) ? join(" ", nameservers) : null
      "net[n]"           = unsafe ? [for key, value in default(net, {}) : value] : []
      numa               = numa_enabled
      "numa[n]"          = [for key, value in default(numa, {}) : value]
      onboot             = onboot
      ostype             = ostype
      "parallel[n]"      = [for key, value in default(parallel, {}) : value]
      protection         = protection
      reboot             = reboot
      rng0               = rng0
      "scsi[n]"          = unsafe ? drives : []
      scsihw             = scsihw
      searchdomain       = set(searchdomains) ? join(" ", searchdomains) : null
      "serial[n]"        = [for key, value in default(serial, {}) : value]
      shares             = shares
      smbios1            = smbios
      sockets            = sockets
      spice_enhancements = spice_enhancements
      sshkeys            = sshkeys
      startdate          = startdate
      startup            = startup
      tablet             = tablet
      tags               = set(tags) ? join(",", tags) : null
      tdf                = tdf
      template           = template
      tpmstate0          = unsafe && set(tpmstate0) ? { storage = tpmstate0.storage, size = 1 } : null
      "usb[n]"           = [for key, value in default(usb, {}) : value]
      vcpus              = vcpus
      vga                = vga
      "virtiofs[n]"      = unsafe ? [for key, value in default(virtiofs, {}) : value] : []
      watchdog           = watchdog
    }
  }

  # Whether the VM is there, and which one a name means. For a clone that is the source.
  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /cluster/nextid" {
    on   = ["run"]
    when = created && !fixed || set(clone) && !set(newid)
  }

  call "GET /nodes" {
    on   = ["run"]
    when = present && !changes
  }

  call "POST /nodes/{node}/qemu" {
    on   = ["run"]
    when = created
    send = merge(settings, { vmid = vmid, archive = archive, force = force, pool = pool, storage = storage })
  }

  call "POST /nodes/{node}/qemu/{vmid}/clone" {
    on   = ["run"]
    when = cloned
    send = {
      newid    = default(newid, depends("the next free id"))
      name     = name
      format   = format == "unspecified" ? null : format
      full     = default(full, true)
      pool     = pool
      snapname = snapname
      storage  = storage
      target   = target
    }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = updated
    send = settings
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = created || updated
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = set(delete)
    send = { delete = delete }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = set(revert)
    send = { revert = revert }
  }

  call "POST /nodes/{node}/qemu/{vmid}/migrate" {
    on   = ["run"]
    when = default(migrate, false)
    path = { node = depends("the node of the VM") }
    send = { target = node, "with-local-disks" = default(with_local_disks, false), online = true }
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on   = ["run"]
    when = !present
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" {
    on   = ["run"]
    when = state == "started"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on   = ["run"]
    when = state == "stopped" || contains(["absent", "template"], default(state, "present")) && default(force, false)
    send = { forceStop = default(force, false) }
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/reboot" {
    on   = ["run"]
    when = state == "restarted" && !default(force, false)
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/reset" {
    on   = ["run"]
    when = state == "restarted" && default(force, false)
  }

  call "POST /nodes/{node}/qemu/{vmid}/template" {
    on   = ["run"]
    when = state == "template"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/suspend" {
    on   = ["run"]
    when = contains(["paused", "hibernated"], default(state, "present"))
    send = { todisk = state == "hibernated" }
  }

  call "DELETE /nodes/{node}/qemu/{vmid}" {
    on   = ["run"]
    when = state == "absent"
    send = {
      purge                        = default(purge, false) ? true : null
      "destroy-unreferenced-disks" = default(destroy_unreferenced_disks, false) ? true : null
    }
  }

  note {
    when = cloned && (set(net) || set(memory) || set(cores) || set(scsi) || set(virtio) || set(ciuser) || set(ipconfig))
    why  = "with clone proxmox_kvm ignores most options: they need a second task with update: true"
  }
}
