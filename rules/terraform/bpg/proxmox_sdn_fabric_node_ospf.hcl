resource "proxmox_sdn_fabric_node_ospf" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_node_ospf"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric_node/resource_ospf.go"

  call "POST /cluster/sdn/fabrics/node/{fabric_id}" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go Create"
    send = {
      node_id    = node_id
      protocol   = "ospf"
      interfaces = [for i in interface_names : { name = i }]
      ip         = ip
    }
  }

  call "GET /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["update"]
    send   = { protocol = "ospf", interfaces = [for i in interface_names : { name = i }], ip = ip }
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go update"
  }

  call "DELETE /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/fabric_node/resource_generic.go Delete"
  }
}

data "proxmox_sdn_fabric_node_ospf" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_node_ospf"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric_node/datasource_ospf.go"

  call "GET /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
    on     = ["read"]
    source = "fwprovider/cluster/sdn/fabric_node/datasource_generic.go Read"
  }
}
