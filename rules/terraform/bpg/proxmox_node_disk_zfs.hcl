resource "proxmox_node_disk_zfs" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/disks/zfs/resource.go"

  locals {
    node = node_name
  }

  call "POST /nodes/{node}/disks/zfs" {
    on     = ["create"]
    source = "fwprovider/nodes/disks/zfs/model.go toCreateBody"
    send = {
      name           = name
      devices        = devices
      raidlevel      = raidlevel
      add_storage    = add_storage
      ashift         = ashift
      compression    = compression
      "draid-config" = set(draid_config) ? { data = draid_config.data, spares = draid_config.spares } : null
    }
  }

  call "GET /nodes/{node}/disks/zfs/{name}" {
    on     = ["create", "read"]
    source = "fwprovider/nodes/disks/zfs/resource.go Read"
  }

  call "DELETE /nodes/{node}/disks/zfs/{name}" {
    on     = ["delete"]
    source = "fwprovider/nodes/disks/zfs/model.go toDeleteParams"
    send = {
      "cleanup-config" = default(cleanup_config, false)
      "cleanup-disks"  = default(cleanup_disks, false)
    }
  }
}
