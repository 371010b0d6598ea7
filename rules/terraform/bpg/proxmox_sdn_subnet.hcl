resource "proxmox_sdn_subnet" {
  aliases = ["proxmox_virtual_environment_sdn_subnet"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/subnet/resource.go"

  locals {
    subnet = depends("the zone of the VNet, which is part of the name of the subnet")
  }

  call "POST /cluster/sdn/vnets/{vnet}/subnets" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/subnet/resource.go Create"
    send = {
      subnet            = cidr
      type              = "subnet"
      "dhcp-dns-server" = dhcp_dns_server
      "dhcp-range"      = set(dhcp_range) ? [{ "start-address" = dhcp_range.start_address, "end-address" = dhcp_range.end_address }] : null
      dnszoneprefix     = dns_zone_prefix
      gateway           = gateway
      snat              = snat
    }
  }

  call "GET /cluster/sdn/vnets/{vnet}/subnets" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/subnet/resource.go resolveCanonicalSubnetID"
  }

  call "GET /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/sdn/subnet/resource.go Read"
  }

  call "PUT /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/subnet/resource.go Update"
    send = {
      "dhcp-dns-server" = dhcp_dns_server
      "dhcp-range"      = set(dhcp_range) ? [{ "start-address" = dhcp_range.start_address, "end-address" = dhcp_range.end_address }] : null
      dnszoneprefix     = dns_zone_prefix
      gateway           = gateway
      snat              = snat
    }
  }

  call "DELETE /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/subnet/resource.go Delete"
  }
}

data "proxmox_sdn_subnet" {
  aliases = ["proxmox_virtual_environment_sdn_subnet"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/subnet/datasource.go"

  locals {
    subnet = depends("the zone of the VNet, which is part of the name of the subnet")
  }

  call "GET /cluster/sdn/vnets/{vnet}/subnets" {
    on     = ["read"]
    source = "fwprovider/cluster/sdn/subnet/resource.go resolveCanonicalSubnetID"
  }

  call "GET /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
    on     = ["read"]
    source = "fwprovider/cluster/sdn/subnet/datasource.go Read"
  }
}
