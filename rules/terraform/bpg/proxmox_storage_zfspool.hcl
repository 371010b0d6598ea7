resource "proxmox_storage_zfspool" {
  aliases = ["proxmox_virtual_environment_storage_zfspool"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/storage/model_zfs.go"

  locals {
    storage = id
  }

  call "POST /storage" {
    on     = ["create"]
    source = "fwprovider/storage/model_zfs.go toCreateAPIRequest"
    send = {
      storage   = id
      type      = "zfspool"
      pool      = zfs_pool
      nodes     = length(nodes[*]) > 0 ? nodes : null
      content   = length(content[*]) > 0 ? content : null
      disable   = default(disable, false)
      sparse    = thin_provision
      blocksize = blocksize
    }
  }

  call "GET /storage/{storage}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/storage/resource_generic.go Read"
  }

  call "PUT /storage/{storage}" {
    on     = ["update"]
    source = "fwprovider/storage/model_zfs.go toUpdateAPIRequest"
    send = {
      nodes     = length(nodes[*]) > 0 ? nodes : null
      content   = length(content[*]) > 0 ? content : null
      disable   = default(disable, false)
      sparse    = thin_provision
      blocksize = blocksize
    }
  }

  call "DELETE /storage/{storage}" {
    on     = ["delete"]
    source = "fwprovider/storage/resource_generic.go Delete"
  }
}
