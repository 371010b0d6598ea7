resource "proxmox_replication" {
  aliases = ["proxmox_virtual_environment_replication"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/replication/resource.go"

  call "POST /cluster/replication" {
    on     = ["create"]
    source = "fwprovider/cluster/replication/resource.go Create"
    send = {
      id       = id
      target   = target
      type     = type
      comment  = comment
      disable  = disable
      rate     = rate
      schedule = schedule
    }
  }

  call "GET /cluster/replication/{id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/replication/resource.go Read"
  }

  call "PUT /cluster/replication/{id}" {
    on     = ["update"]
    send   = { comment = comment, disable = disable, rate = rate, schedule = schedule }
    source = "fwprovider/cluster/replication/resource.go Update"
  }

  call "DELETE /cluster/replication/{id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/replication/resource.go Delete"
  }
}

data "proxmox_replication" {
  aliases = ["proxmox_virtual_environment_replication"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/replication/datasource.go"

  call "GET /cluster/replication/{id}" {
    on     = ["read"]
    source = "fwprovider/cluster/replication/datasource.go Read"
  }
}
