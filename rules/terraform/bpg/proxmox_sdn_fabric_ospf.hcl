resource "proxmox_sdn_fabric_ospf" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_ospf"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric/resource_ospf.go"

  call "POST /cluster/sdn/fabrics/fabric" {
    on     = ["create"]
    send   = { id = id, protocol = "ospf", area = area, ip_prefix = ip_prefix }
    source = "fwprovider/cluster/sdn/fabric/resource_ospf.go toAPI"
  }

  call "GET /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/sdn/fabric/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["update"]
    send   = { protocol = "ospf", area = area, ip_prefix = ip_prefix }
    source = "fwprovider/cluster/sdn/fabric/resource_ospf.go Update"
  }

  call "DELETE /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/fabric/resource_generic.go Delete"
  }
}

data "proxmox_sdn_fabric_ospf" {
  aliases = ["proxmox_virtual_environment_sdn_fabric_ospf"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/fabric/datasource_ospf.go"

  call "GET /cluster/sdn/fabrics/fabric/{id}" {
    on     = ["read"]
    source = "fwprovider/cluster/sdn/fabric/datasource_generic.go Read"
  }
}
