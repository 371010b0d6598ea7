# The newer virtual machine: only what the code sets is sent, it joins no pool and is not started.
resource "proxmox_vm" {
  aliases = ["proxmox_virtual_environment_vm2"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/vm/resource.go"

  locals {
    node   = node_name
    vmid   = id
    discs  = set(cdrom) ? [for slot, c in cdrom : { file = default(c.file_id, "cdrom"), media = "cdrom" }] : []
    random = set(rng) ? { source = rng.source, max_bytes = rng.max_bytes, period = rng.period } : null
    screen = set(vga) ? { type = vga.type, memory = vga.memory, clipboard = vga.clipboard } : null
    model  = set(cpu.type) ? { cputype = cpu.type, flags = cpu.flags } : null
  }

  call "GET /cluster/nextid" {
    on     = ["create"]
    when   = !set(id)
    source = "proxmox/cluster/id_generator.go NextID"
  }

  call "POST /nodes/{node}/qemu" {
    on     = ["create"]
    source = "fwprovider/nodes/vm/resource.go create"
    send = {
      vmid        = vmid
      name        = name
      description = description
      tags        = tags
      affinity    = cpu.affinity
      arch        = cpu.architecture
      cores       = cpu.cores
      cpu         = model
      cpulimit    = cpu.limit
      cpuunits    = cpu.units
      "ide[n]"    = discs
      numa        = cpu.numa
      rng0        = random
      sockets     = cpu.sockets
      vcpus       = cpu.vcpus
      vga         = screen
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/template" {
    on     = ["create"]
    when   = default(template, false)
    source = "fwprovider/nodes/vm/resource.go create"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/vm/model.go read"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on     = ["create", "read", "update", "delete"]
    source = "fwprovider/nodes/vm/model.go read"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["update"]
    when   = changed(name) || changed(description) || changed(tags) || changed(cdrom) || changed(cpu) || changed(rng) || changed(vga)
    source = "fwprovider/nodes/vm/resource.go update"
    send = {
      name        = changed(name) ? name : null
      description = changed(description) ? description : null
      tags        = changed(tags) ? tags : null
      affinity    = changed(cpu) ? cpu.affinity : null
      arch        = changed(cpu) ? cpu.architecture : null
      cores       = changed(cpu) ? cpu.cores : null
      cpu         = changed(cpu) ? model : null
      cpulimit    = changed(cpu) ? cpu.limit : null
      cpuunits    = changed(cpu) ? cpu.units : null
      "ide[n]"    = changed(cdrom) ? discs : null
      numa        = changed(cpu) ? cpu.numa : null
      rng0        = changed(rng) ? random : null
      sockets     = changed(cpu) ? cpu.sockets : null
      vcpus       = changed(cpu) ? cpu.vcpus : null
      vga         = changed(vga) ? screen : null
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on     = ["update"]
    when   = default(template, false) && changed(template)
    source = "fwprovider/nodes/vm/resource.go update"
  }

  call "POST /nodes/{node}/qemu/{vmid}/template" {
    on     = ["update"]
    when   = default(template, false) && changed(template)
    source = "fwprovider/nodes/vm/resource.go update"
  }

  # A machine that is made here is stopped unless somebody else started it.
  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on        = ["delete"]
    when      = !default(template, false) && !default(stop_on_destroy, false)
    send      = { forceStop = true, timeout = 600 }
    tolerated = "a machine that runs cannot be destroyed"
    source    = "fwprovider/nodes/vm/resource.go Delete"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on        = ["delete"]
    when      = !default(template, false) && default(stop_on_destroy, false)
    tolerated = "a machine that runs cannot be destroyed"
    source    = "fwprovider/nodes/vm/resource.go Delete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}" {
    on     = ["delete"]
    send   = { purge = default(purge_on_destroy, true), "destroy-unreferenced-disks" = default(delete_unreferenced_disks_on_destroy, true) }
    source = "proxmox/nodes/vms/vms.go DeleteVM"
  }
}

data "proxmox_vm" {
  aliases = ["proxmox_virtual_environment_vm2"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/vm/datasource.go"

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["read"]
    path   = { node = node_name, vmid = id }
    source = "fwprovider/nodes/vm/model.go readForDatasource"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on     = ["read"]
    path   = { node = node_name, vmid = id }
    source = "fwprovider/nodes/vm/model.go readForDatasource"
  }
}
