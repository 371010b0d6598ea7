resource "proxmox_sdn_fabric_node_openfabric" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_node_openfabric"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric_node/resource_openfabric.go"

  call "POST /cluster/sdn/fabrics/node/{fabric_id}" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go Create"
    send = {
      node_id    = node_id
      protocol   = "openfabric"
      interfaces = [for i in interface_names : { name = i }]
      ip         = ip
      ip6        = ip6
    }
  }

  call "GET /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go update"
    send = {
      protocol   = "openfabric"
      interfaces = [for i in interface_names : { name = i }]
      ip         = ip
      ip6        = ip6
    }
  }

  call "DELETE /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go Delete"
  }
}

data "proxmox_sdn_fabric_node_openfabric" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_node_openfabric"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric_node/datasource_openfabric.go"

  call "GET /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["read"]
    source = "fwprovider/cluster/sdn/fabric_node/datasource_generic.go Read"
  }
}
