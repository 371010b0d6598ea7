resource "proxmox_sdn_zone_evpn" {
  aliases = ["proxmox_virtual_environment_sdn_zone_evpn"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/resource_evpn.go"

  locals {
    zone = id
  }

  call "POST /cluster/sdn/zones" {
    on     = ["create"]
    source = "fwprovider/cluster/sdn/zone/resource_evpn.go toAPI"
    send = {
      zone                         = id
      type                         = "evpn"
      ipam                         = ipam
      dns                          = dns
      reversedns                   = reverse_dns
      dnszone                      = dns_zone
      nodes                        = nodes
      mtu                          = mtu
      "advertise-subnets"          = default(advertise_subnets, false)
      controller                   = controller
      "disable-arp-nd-suppression" = default(disable_arp_nd_suppression, false)
      exitnodes                    = exit_nodes
      "exitnodes-local-routing"    = default(exit_nodes_local_routing, false)
      "exitnodes-primary"          = primary_exit_node
      "rt-import"                  = rt_import
      "vrf-vxlan"                  = vrf_vxlan
    }
  }

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["create", "read", "update"]
    send   = { pending = true }
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Read"
  }

  call "PUT /cluster/sdn/zones/{zone}" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/zone/resource_evpn.go toAPI"
    send = {
      ipam                         = ipam
      dns                          = dns
      reversedns                   = reverse_dns
      dnszone                      = dns_zone
      nodes                        = nodes
      mtu                          = mtu
      "advertise-subnets"          = default(advertise_subnets, false)
      controller                   = controller
      "disable-arp-nd-suppression" = default(disable_arp_nd_suppression, false)
      exitnodes                    = exit_nodes
      "exitnodes-local-routing"    = default(exit_nodes_local_routing, false)
      "exitnodes-primary"          = primary_exit_node
      "rt-import"                  = rt_import
      "vrf-vxlan"                  = vrf_vxlan
    }
  }

  call "DELETE /cluster/sdn/zones/{zone}" {
    on     = ["delete"]
    source = "fwprovider/cluster/sdn/zone/resource_generic.go Delete"
  }
}

data "proxmox_sdn_zone_evpn" {
  aliases = ["proxmox_virtual_environment_sdn_zone_evpn"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/datasource_evpn.go"

  call "GET /cluster/sdn/zones/{zone}" {
    on     = ["read"]
    path   = { zone = id }
    source = "fwprovider/cluster/sdn/zone/datasource_generic.go Read"
  }
}
