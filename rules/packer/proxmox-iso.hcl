builder "proxmox-iso" {
  aliases = ["proxmox"]
  source  = "hashicorp/packer-plugin-proxmox 3d091ba builder/proxmox/iso/builder.go"

  locals {
    vmid     = vm_id
    pooled   = default(pool, "") != "" ? pool : null
    firmware = default(efi_config.efi_storage_pool, efidisk)

    # One entry an ISO, as boot_iso, the older attributes of the source itself and additional_iso_files give them.
    isos = concat(
      [
        for i in default(boot_iso, [{}]) : {
          file     = default(i.iso_file, iso_file)
          storage  = default(i.iso_storage_pool, iso_storage_pool)
          download = default(i.iso_download_pve, default(iso_download_pve, false))
          url      = default(i.iso_url, default(iso_url, default(i.iso_urls, default(iso_urls, [null]))[0]))
          made     = set(i.cd_files) || set(i.cd_content)
          unmount  = default(i.unmount, default(unmount_iso, false))
          keep     = default(i.keep_cdrom_device, false)
        }
      ],
      [
        for i in default(additional_iso_files, []) : {
          file     = i.iso_file
          storage  = i.iso_storage_pool
          download = default(i.iso_download_pve, false)
          url      = default(i.iso_url, default(i.iso_urls, [null])[0])
          made     = set(i.cd_files) || set(i.cd_content)
          unmount  = default(i.unmount, false)
          keep     = default(i.keep_cdrom_device, false)
        }
      ],
    )
    cdroms = [for i in isos : { file = default(i.file, "${default(i.storage, depends("the storage of the ISO"))}:iso/packer.iso"), media = "cdrom" }]

    settings = {
      agent        = default(qemu_agent, true)
      args         = default(qemu_additional_args, "") != "" ? qemu_additional_args : null
      balloon      = default(ballooning_minimum, 0) > 0 ? ballooning_minimum : null
      bios         = default(bios, "") != "" ? bios : null
      boot         = default(boot, "") != "" ? boot : null
      cores        = default(cores, 1)
      cpu          = { cputype = default(cpu_type, "kvm64") }
      description  = "Packer ephemeral build VM"
      efidisk0     = set(firmware) ? { storage = firmware, size = 1 } : null
      "hostpci[n]" = [for p in default(pci_devices, []) : { host = p.host, mapping = p.mapping, romfile = p.romfile }]
      "ide[n]"     = cdroms
      kvm          = !default(disable_kvm, false)
      machine      = default(machine, "") != "" ? machine : null
      memory       = default(memory, 512)
      name         = default(vm_name, "packer-build")
      "net[n]" = [
        for n in default(network_adapters, []) :
        { model = default(n.model, "e1000"), bridge = n.bridge, tag = default(n.vlan_tag, "") != "" ? n.vlan_tag : null }
      ]
      numa        = default(numa, false)
      onboot      = default(onboot, false)
      ostype      = default(os, "other")
      rng0        = set(rng0) ? { source = rng0.source } : null
      "scsi[n]"   = [for d in default(disks, []) : { storage = d.storage_pool, size = default(d.disk_size, "20G") }]
      scsihw      = default(scsi_controller, "lsi")
      "serial[n]" = default(serials, [])
      sockets     = default(sockets, 1)
      tags        = default(tags, "") != "" ? tags : null
      tpmstate0   = set(tpm_config) ? { storage = tpm_config.tpm_storage_pool, size = 1 } : null
      vga         = vga
    }
  }

  call "POST /nodes/{node}/storage/{storage}/upload" {
    on       = ["run"]
    for_each = [for i in isos : i if !set(i.file) && !i.download]
    path     = { storage = each.value.storage }
    send     = { content = "iso", filename = "packer.iso" }
    source   = "builder/proxmox/common/step_upload_iso.go"
  }

  call "POST /nodes/{node}/storage/{storage}/download-url" {
    on       = ["run"]
    for_each = [for i in isos : i if !set(i.file) && i.download]
    path     = { storage = each.value.storage }
    send     = { content = "iso", filename = "packer.iso", url = each.value.url }
    source   = "builder/proxmox/common/step_download_iso_on_pve.go"
  }

  # `packer build -force` looks for what it made before and deletes it.
  call "GET /cluster/resources" {
    on   = ["run"]
    when = default(packer_force, false)
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on   = ["run"]
    when = default(packer_force, false)
  }

  call "GET /cluster/nextid" {
    on   = ["run"]
    when = default(vm_id, 0) == 0
  }

  call "GET /version" { on = ["run"] }

  call "POST /nodes/{node}/qemu" {
    on     = ["run"]
    send   = merge(settings, { vmid = vmid, pool = pooled })
    source = "Telmate/proxmox-api-go b149708f750b proxmox/config_qemu.go setAdvanced"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["run"]
    for_each = disks
    when     = length(regexall("[KM]$", default(each.value.disk_size, "20G"))) > 0
    send     = { disk = "scsi${each.key}", size = each.value.disk_size }
  }

  call "GET /access/permissions" { on = ["run"] }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" { on = ["run"] }

  # A key at a time: the monitor, which many guides grant for it, was used before Packer 1.5.
  call "PUT /nodes/{node}/qemu/{vmid}/sendkey" {
    on     = ["run"]
    when   = length(default(boot_command, [])) > 0
    send   = { key = "ret" }
    source = "builder/proxmox/common/bootcommand_driver.go"
  }

  # A refusal is taken for an agent that is not up yet: the build waits for SSH until its timeout.
  call "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
    on     = ["run"]
    when   = default(communicator, "ssh") != "none" && !set(default(communicator, "ssh") == "winrm" ? winrm_host : ssh_host)
    source = "builder/proxmox/common/builder.go getVMIP"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["run"]
    source = "builder/proxmox/common/step_remove_cloud_init_drive.go"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on     = ["run"]
    source = "builder/proxmox/common/step_convert_to_template.go"
  }

  call "POST /nodes/{node}/qemu/{vmid}/template" {
    on   = ["run"]
    when = !default(skip_convert_to_template, false)
  }

  # Takes each ISO out, empties its drive or writes it again. To take a CD drive away needs what an empty one needs.
  call "POST /nodes/{node}/qemu/{vmid}/config" {
    on = ["run"]
    send = {
      name        = default(template_name, default(vm_name, "packer-build"))
      description = default(template_description, "")
      ciupgrade   = default(cloud_init, false) && set(cloud_init_disable_upgrade_packages) ? !cloud_init_disable_upgrade_packages : null
      "ide[n]" = concat(
        [for i in isos : { file = i.unmount ? "none" : default(i.file, "${default(i.storage, depends("the storage of the ISO"))}:iso/packer.iso"), media = "cdrom" }],
        default(cloud_init, false) ? [{ storage = cloud_init_storage_pool, cloudinit = true }] : [],
      )
    }
    source = "builder/proxmox/common/step_finalize_config.go"
  }

  # The ISO made of cd_files is deleted at the end of a build that unmounts it, and a refusal fails the finished build.
  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on       = ["run"]
    for_each = [for i in isos : i if i.made && i.unmount]
    path     = { storage = each.value.storage, volume = "${each.value.storage}:iso/packer.iso" }
    source   = "builder/proxmox/common/step_upload_iso.go Cleanup"
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on        = ["run"]
    for_each  = [for i in isos : i if i.made && !i.unmount]
    path      = { storage = each.value.storage, volume = "${each.value.storage}:iso/packer.iso" }
    tolerated = "after a failed build the ISO made of cd_files stays on the storage"
    source    = "builder/proxmox/common/step_upload_iso.go Cleanup"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on        = ["run"]
    tolerated = "after a failed build the VM stays"
    source    = "builder/proxmox/common/step_start_vm.go Cleanup"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}" {
    on        = ["run"]
    tolerated = "after a failed build, or with an artifact that is not kept, the VM stays"
    source    = "builder/proxmox/common/artifact.go Destroy"
  }
}
