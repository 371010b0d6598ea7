# The newer clone: only what the code sets is written over the copy.
resource "proxmox_cloned_vm" {
  aliases = ["proxmox_virtual_environment_cloned_vm"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/clonedvm/resource.go"

  locals {
    node        = node_name
    vmid        = id
    source_node = default(clone.source_node_name, "") == "" ? node_name : clone.source_node_name
    discs       = set(cdrom) ? [for slot, c in cdrom : { file = default(c.file_id, "cdrom"), media = "cdrom" }] : []
    random      = set(rng) ? { source = rng.source, max_bytes = rng.max_bytes, period = rng.period } : null
    screen      = set(vga) ? { type = vga.type, memory = vga.memory, clipboard = vga.clipboard } : null
    model       = set(cpu.type) ? { cputype = cpu.type, flags = cpu.flags } : null
    nics        = set(network) ? [for slot, n in network : { model = default(n.model, "virtio"), bridge = n.bridge, tag = n.tag, trunks = n.trunks, firewall = n.firewall }] : []
    # A slot that the template has keeps its volume, whatever datastore_id says; any other is made. The n-th is scsi[n] here,
    # wherever it really is.
    drives = set(disk) ? [for slot, d in disk : set(d.file) ? { file = d.file, size = d.size_gb, "import-from" = d.import_from } : { storage = d.datastore_id, size = d.size_gb, "import-from" = d.import_from }] : []
    gone   = concat(default(delete.network, []), default(delete.disk, []))
    config = {
      name          = name
      description   = description
      tags          = tags
      affinity      = cpu.affinity
      arch          = cpu.architecture
      balloon       = memory.balloon
      cores         = cpu.cores
      cpu           = model
      cpulimit      = cpu.limit
      cpuunits      = cpu.units
      delete        = length(gone) > 0 ? gone : null
      hugepages     = memory.hugepages
      "ide[n]"      = discs
      keephugepages = memory.keep_hugepages
      memory        = memory.size
      "net[n]"      = nics
      numa          = cpu.numa
      rng0          = random
      "scsi[n]"     = drives
      shares        = memory.shares
      sockets       = cpu.sockets
      vcpus         = cpu.vcpus
      vga           = screen
    }
  }

  call "GET /cluster/nextid" {
    on     = ["create"]
    when   = !set(id)
    source = "proxmox/cluster/id_generator.go NextID"
  }

  call "POST /nodes/{node}/qemu/{vmid}/clone" {
    on     = ["create"]
    path   = { node = source_node, vmid = clone.source_vm_id }
    source = "fwprovider/nodes/clonedvm/resource.go buildCloneBody"
    send = {
      newid       = vmid
      full        = default(clone.full, true)
      storage     = clone.target_datastore
      format      = clone.target_format
      snapname    = clone.snapshot_name
      pool        = clone.pool_id
      bwlimit     = clone.bandwidth_limit
      description = description
      name        = name
      target      = node_name
    }
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/clonedvm/resource.go read"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on     = ["create", "update"]
    when   = set(name) || set(description) || set(tags) || set(cdrom) || set(cpu) || set(memory) || set(rng) || set(vga) || set(network) || set(disk) || set(delete)
    send   = config
    source = "fwprovider/nodes/clonedvm/resource.go applyManaged"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on       = ["create", "update"]
    when     = default(each.value.size, 0) > 0
    for_each = drives
    send     = { disk = "scsi${each.key}", size = each.value.size }
    source   = "fwprovider/nodes/clonedvm/resource.go applyManaged"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" {
    on     = ["create"]
    when   = default(started, true)
    send   = { timeout = 1800 }
    source = "fwprovider/nodes/clonedvm/resource.go Create"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on     = ["create", "read", "update", "delete"]
    source = "fwprovider/nodes/clonedvm/resource.go read"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/start" {
    on     = ["update"]
    when   = changed(started)
    send   = { timeout = 1800 }
    source = "fwprovider/nodes/clonedvm/resource.go Update"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on     = ["update"]
    when   = changed(started) && !default(stop_on_destroy, false)
    send   = { forceStop = true, timeout = 1800 }
    source = "fwprovider/nodes/clonedvm/resource.go Update"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on     = ["update"]
    when   = changed(started) && default(stop_on_destroy, false)
    source = "fwprovider/nodes/clonedvm/resource.go Update"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/shutdown" {
    on        = ["delete"]
    when      = default(started, true) && !default(stop_on_destroy, false)
    send      = { forceStop = true, timeout = 600 }
    tolerated = "a machine that runs cannot be destroyed"
    source    = "fwprovider/nodes/clonedvm/resource.go Delete"
  }

  call "POST /nodes/{node}/qemu/{vmid}/status/stop" {
    on        = ["delete"]
    when      = default(started, true) && default(stop_on_destroy, false)
    tolerated = "a machine that runs cannot be destroyed"
    source    = "fwprovider/nodes/clonedvm/resource.go Delete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}" {
    on     = ["delete"]
    send   = { purge = default(purge_on_destroy, true), "destroy-unreferenced-disks" = default(delete_unreferenced_disks_on_destroy, false) }
    source = "proxmox/nodes/vms/vms.go DeleteVM"
  }
}
