resource "proxmox_sdn_controller_evpn" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/controller/resource_evpn.go"

  locals {
    controller = id
  }

  call "POST /cluster/sdn/controllers" {
    on     = ["create"]
    send   = { controller = id, type = "evpn", asn = asn, fabric = fabric, peers = peers }
    source = "fwprovider/cluster/sdn/controller/resource_evpn.go toAPI"
  }

  call "GET /cluster/sdn/controllers/{controller}" {
    on     = ["create", "read", "update"]
    send   = { pending = true }
    source = "fwprovider/cluster/sdn/controller/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/controllers/{controller}" {
    on     = ["update"]
    send   = { asn = asn, fabric = fabric, peers = peers }
    source = "fwprovider/cluster/sdn/controller/resource_evpn.go Update"
  }

  call "DELETE /cluster/sdn/controllers/{controller}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/controller/resource_generic.go Delete"
  }
}

data "proxmox_sdn_controller_evpn" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/controller/datasource_evpn.go"

  call "GET /cluster/sdn/controllers/{controller}" {
    on     = ["read"]
    path   = { controller = id }
    source = "fwprovider/cluster/sdn/controller/datasource_generic.go Read"
  }
}
