resource "proxmox_sdn_vnet" {
  aliases = ["proxmox_virtual_environment_sdn_vnet"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/vnet/resource.go"

  locals {
    vnet = id
  }

  call "POST /cluster/sdn/vnets" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/vnet/resource.go Create"
    send = {
      vnet            = id
      zone            = zone
      alias           = alias
      "isolate-ports" = isolate_ports
      tag             = tag
      vlanaware       = vlan_aware
    }
  }

  call "GET /cluster/sdn/vnets/{vnet}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/sdn/vnet/resource.go Read"
  }

  call "PUT /cluster/sdn/vnets/{vnet}" {
    on     = ["update"]
    send   = { zone = zone, alias = alias, "isolate-ports" = isolate_ports, tag = tag, vlanaware = vlan_aware }
    source = "fwprovider/cluster/sdn/vnet/resource.go Update"
  }

  call "DELETE /cluster/sdn/vnets/{vnet}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/vnet/resource.go Delete"
  }
}

data "proxmox_sdn_vnet" {
  aliases = ["proxmox_virtual_environment_sdn_vnet"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/vnet/datasource.go"

  call "GET /cluster/sdn/vnets/{vnet}" {
    on     = ["read"]
    path   = { vnet = id }
    source = "fwprovider/cluster/sdn/vnet/datasource.go Read"
  }
}
