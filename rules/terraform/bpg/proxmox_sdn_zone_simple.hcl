resource "proxmox_sdn_zone_simple" {
  aliases = ["proxmox_virtual_environment_sdn_zone_simple"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/resource_simple.go"

  locals {
    zone = id
  }

  call "POST /cluster/sdn/zones" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/zone/resource_simple.go toAPI"
    send = {
      zone       = id
      type       = "simple"
      ipam       = ipam
      dns        = dns
      reversedns = reverse_dns
      dnszone    = dns_zone
      nodes      = nodes
      mtu        = mtu
      dhcp       = dhcp
    }
  }

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["create", "read", "update"]
    send   = { pending = true }
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/zones/{zone}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/zone/resource_simple.go toAPI"
    send = {
      ipam       = ipam
      dns        = dns
      reversedns = reverse_dns
      dnszone    = dns_zone
      nodes      = nodes
      mtu        = mtu
      dhcp       = dhcp
    }
  }

  call "DELETE /cluster/sdn/zones/{zone}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Delete"
  }
}

data "proxmox_sdn_zone_simple" {
  aliases = ["proxmox_virtual_environment_sdn_zone_simple"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/datasource_simple.go"

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["read"]
    path   = { zone = id }
    source = "fwprovider/cluster/sdn/zone/datasource_generic.go Read"
  }
}
