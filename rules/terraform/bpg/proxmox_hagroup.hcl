resource "proxmox_hagroup" {
  aliases = ["proxmox_virtual_environment_hagroup"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/resource_hagroup.go"

  call "POST /cluster/ha/groups" {
    on     = ["create"]
    source = "fwprovider/cluster/ha/resource_hagroup.go Create"
    send = {
      group      = group
      type       = "group"
      comment    = comment
      nodes      = join(",", [for n, priority in nodes : n])
      nofailback = default(no_failback, false)
      restricted = default(restricted, false)
    }
  }

  call "GET /cluster/ha/groups/{group}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/ha/resource_hagroup.go read"
  }

  call "PUT /cluster/ha/groups/{group}" {
    on     = ["update"]
    source = "fwprovider/cluster/ha/resource_hagroup.go Update"
    send = {
      comment    = comment
      nodes      = join(",", [for n, priority in nodes : n])
      nofailback = default(no_failback, false)
      restricted = default(restricted, false)
    }
  }

  call "DELETE /cluster/ha/groups/{group}" {
    on     = ["delete"]
    source = "fwprovider/cluster/ha/resource_hagroup.go Delete"
  }
}

data "proxmox_hagroup" {
  aliases = ["proxmox_virtual_environment_hagroup"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/datasource_hagroup.go"

  call "GET /cluster/ha/groups/{group}" {
    on     = ["read"]
    source = "fwprovider/cluster/ha/datasource_hagroup.go Read"
  }
}
