resource "proxmox_network_linux_vlan" {
  aliases = ["proxmox_virtual_environment_network_linux_vlan"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/network/resource_linux_vlan.go"

  locals {
    node  = node_name
    iface = name
  }

  call "POST /nodes/{node}/network" {
    on     = ["create"]
    source = "fwprovider/nodes/network/resource_linux_vlan.go Create"
    send = {
      iface             = name
      type              = "vlan"
      autostart         = default(autostart, true)
      cidr              = address
      gateway           = gateway
      cidr6             = address6
      gateway6          = gateway6
      mtu               = mtu
      comments          = comment
      "vlan-raw-device" = interface
      "vlan-id"         = vlan
    }
  }

  call "GET /nodes/{node}/network" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/network/resource_linux_vlan.go read"
  }

  call "PUT /nodes/{node}/network/{iface}" {
    on     = ["update"]
    source = "fwprovider/nodes/network/resource_linux_vlan.go Update"
    send = {
      type              = "vlan"
      autostart         = default(autostart, true)
      cidr              = address
      gateway           = gateway
      cidr6             = address6
      gateway6          = gateway6
      mtu               = mtu
      comments          = comment
      "vlan-raw-device" = interface
      "vlan-id"         = vlan
    }
  }

  call "DELETE /nodes/{node}/network/{iface}" {
    on     = ["delete"]
    source = "fwprovider/nodes/network/resource_linux_vlan.go Delete"
  }

  # Brings the new settings into effect.
  call "PUT /nodes/{node}/network" {
    on     = ["create", "update", "delete"]
    source = "fwprovider/nodes/network/resource_linux_vlan.go reload"
  }
}
