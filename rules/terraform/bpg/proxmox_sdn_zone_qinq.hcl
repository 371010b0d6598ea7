resource "proxmox_sdn_zone_qinq" {
  aliases = ["proxmox_virtual_environment_sdn_zone_qinq"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/resource_qinq.go"

  locals {
    zone = id
  }

  call "POST /cluster/sdn/zones" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/zone/resource_qinq.go toAPI"
    send = {
      zone            = id
      type            = "qinq"
      ipam            = ipam
      dns             = dns
      reversedns      = reverse_dns
      dnszone         = dns_zone
      nodes           = nodes
      mtu             = mtu
      bridge          = bridge
      tag             = service_vlan
      "vlan-protocol" = default(service_vlan_protocol, "802.1q")
    }
  }

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["create", "read", "update"]
    send   = { pending = true }
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/zones/{zone}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/zone/resource_qinq.go toAPI"
    send = {
      ipam            = ipam
      dns             = dns
      reversedns      = reverse_dns
      dnszone         = dns_zone
      nodes           = nodes
      mtu             = mtu
      bridge          = bridge
      tag             = service_vlan
      "vlan-protocol" = default(service_vlan_protocol, "802.1q")
    }
  }

  call "DELETE /cluster/sdn/zones/{zone}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Delete"
  }
}

data "proxmox_sdn_zone_qinq" {
  aliases = ["proxmox_virtual_environment_sdn_zone_qinq"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/datasource_qinq.go"

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["read"]
    path   = { zone = id }
    source = "fwprovider/cluster/sdn/zone/datasource_generic.go Read"
  }
}
