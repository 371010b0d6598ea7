resource "proxmox_sdn_zone_vxlan" {
  aliases = ["proxmox_virtual_environment_sdn_zone_vxlan"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/resource_vxlan.go"

  locals {
    zone = id
  }

  call "POST /cluster/sdn/zones" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/zone/resource_vxlan.go toAPI"
    send = {
      zone       = id
      type       = "vxlan"
      ipam       = ipam
      dns        = dns
      reversedns = reverse_dns
      dnszone    = dns_zone
      nodes      = nodes
      mtu        = mtu
      peers      = peers
    }
  }

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["create", "read", "update"]
    send   = { pending = true }
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/zones/{zone}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/zone/resource_vxlan.go toAPI"
    send = {
      ipam       = ipam
      dns        = dns
      reversedns = reverse_dns
      dnszone    = dns_zone
      nodes      = nodes
      mtu        = mtu
      peers      = peers
    }
  }

  call "DELETE /cluster/sdn/zones/{zone}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Delete"
  }
}

data "proxmox_sdn_zone_vxlan" {
  aliases = ["proxmox_virtual_environment_sdn_zone_vxlan"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/datasource_vxlan.go"

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["read"]
    path   = { zone = id }
    source = "fwprovider/cluster/sdn/zone/datasource_generic.go Read"
  }
}
