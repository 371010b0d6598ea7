resource "proxmox_storage_lvmthin" {
  aliases = ["proxmox_virtual_environment_storage_lvmthin"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/storage/model_lvm_thin.go"

  locals {
    storage = id
  }

  call "POST /storage" {
    on     = ["create"]
    source = "fwprovider/storage/model_lvm_thin.go toCreateAPIRequest"
    send = {
      storage  = id
      type     = "lvmthin"
      vgname   = volume_group
      thinpool = thin_pool
      nodes    = length(nodes[*]) > 0 ? nodes : null
      content  = length(content[*]) > 0 ? content : null
      disable  = default(disable, false)
    }
  }

  call "GET /storage/{storage}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/storage/resource_generic.go Read"
  }

  call "PUT /storage/{storage}" {
    on     = ["update"]
    source = "fwprovider/storage/model_lvm_thin.go toUpdateAPIRequest"
    send = {
      nodes   = length(nodes[*]) > 0 ? nodes : null
      content = length(content[*]) > 0 ? content : null
      disable = default(disable, false)
    }
  }

  call "DELETE /storage/{storage}" {
    on     = ["delete"]
    source = "fwprovider/storage/resource_generic.go Delete"
  }
}
