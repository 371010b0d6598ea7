resource "proxmox_haresource" {
  aliases = ["proxmox_virtual_environment_haresource"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/resource_haresource.go"

  locals {
    sid = resource_id
  }

  call "POST /cluster/ha/resources" {
    on     = ["create"]
    source = "fwprovider/cluster/ha/resource_haresource.go Create"
    send = {
      sid          = resource_id
      type         = type
      state        = default(state, "started")
      comment      = comment
      failback     = failback
      group        = group
      max_relocate = max_relocate
      max_restart  = max_restart
    }
  }

  call "GET /cluster/ha/resources/{sid}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/ha/resource_haresource.go read"
  }

  call "PUT /cluster/ha/resources/{sid}" {
    on     = ["update"]
    source = "fwprovider/cluster/ha/resource_haresource.go Update"
    send = {
      state        = default(state, "started")
      comment      = comment
      failback     = failback
      group        = group
      max_relocate = max_relocate
      max_restart  = max_restart
    }
  }

  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["delete"]
    source = "fwprovider/cluster/ha/resource_haresource.go Delete"
  }
}

data "proxmox_haresource" {
  aliases = ["proxmox_virtual_environment_haresource"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/datasource_haresource.go"

  call "GET /cluster/ha/resources/{sid}" {
    on     = ["read"]
    path   = { sid = resource_id }
    source = "fwprovider/cluster/ha/datasource_haresource.go Read"
  }
}
