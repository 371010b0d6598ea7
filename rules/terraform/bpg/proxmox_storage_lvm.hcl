resource "proxmox_storage_lvm" {
  aliases = ["proxmox_virtual_environment_storage_lvm"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/storage/model_lvm.go"

  locals {
    storage = id
  }

  call "POST /storage" {
    on     = ["create"]
    source = "fwprovider/storage/model_lvm.go toCreateAPIRequest"
    send = {
      storage    = id
      type       = "lvm"
      vgname     = volume_group
      nodes      = length(nodes[*]) > 0 ? nodes : null
      content    = length(content[*]) > 0 ? content : null
      disable    = default(disable, false)
      saferemove = default(wipe_removed_volumes, false)
      shared     = shared
    }
  }

  call "GET /storage/{storage}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/storage/resource_generic.go Read"
  }

  call "PUT /storage/{storage}" {
    on     = ["update"]
    source = "fwprovider/storage/model_lvm.go toUpdateAPIRequest"
    send = {
      nodes      = length(nodes[*]) > 0 ? nodes : null
      content    = length(content[*]) > 0 ? content : null
      disable    = default(disable, false)
      saferemove = default(wipe_removed_volumes, false)
      shared     = shared
    }
  }

  call "DELETE /storage/{storage}" {
    on     = ["delete"]
    source = "fwprovider/storage/resource_generic.go Delete"
  }
}
