resource "proxmox_sdn_fabric_openfabric" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_openfabric"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric/resource_openfabric.go"

  call "POST /cluster/sdn/fabrics/fabric" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/fabric/resource_openfabric.go toAPI"
    send = {
      id             = id
      protocol       = "openfabric"
      ip_prefix      = ip_prefix
      ip6_prefix     = ip6_prefix
      csnp_interval  = csnp_interval
      hello_interval = hello_interval
    }
  }

  call "GET /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/sdn/fabric/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/fabric/resource_openfabric.go Update"
    send = {
      protocol       = "openfabric"
      ip_prefix      = ip_prefix
      ip6_prefix     = ip6_prefix
      csnp_interval  = csnp_interval
      hello_interval = hello_interval
    }
  }

  call "DELETE /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/fabric/resource_generic.go Delete"
  }
}

data "proxmox_sdn_fabric_openfabric" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_openfabric"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric/datasource_openfabric.go"

  call "GET /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["read"]
    source = "fwprovider/cluster/sdn/fabric/datasource_generic.go Read"
  }
}
