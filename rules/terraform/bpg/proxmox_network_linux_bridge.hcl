resource "proxmox_network_linux_bridge" {
  aliases = ["proxmox_virtual_environment_network_linux_bridge"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/network/resource_linux_bridge.go"

  locals {
    node  = node_name
    iface = name
  }

  call "POST /nodes/{node}/network" {
    on     = ["create"]
    source = "fwprovider/nodes/network/resource_linux_bridge.go Create"
    send = {
      iface             = name
      type              = "bridge"
      autostart         = default(autostart, true)
      cidr              = address
      gateway           = gateway
      cidr6             = address6
      gateway6          = gateway6
      mtu               = mtu
      comments          = comment
      bridge_ports      = length(ports[*]) > 0 ? join(" ", ports) : null
      bridge_vlan_aware = default(vlan_aware, false) ? true : null
      bridge_vids       = vids
    }
  }

  # A bridge that cannot be seen counts as gone, right after its creation as well.
  call "GET /nodes/{node}/network" {
    on     = ["create", "read", "update"]
    sees   = { bridge = name }
    source = "fwprovider/nodes/network/resource_linux_bridge.go read"
  }

  call "PUT /nodes/{node}/network/{iface}" {
    on     = ["update"]
    source = "fwprovider/nodes/network/resource_linux_bridge.go Update"
    send = {
      type              = "bridge"
      autostart         = default(autostart, true)
      cidr              = address
      gateway           = gateway
      cidr6             = address6
      gateway6          = gateway6
      mtu               = mtu
      comments          = comment
      bridge_ports      = length(ports[*]) > 0 ? join(" ", ports) : null
      bridge_vlan_aware = default(vlan_aware, false) ? true : null
      bridge_vids       = vids
    }
  }

  call "DELETE /nodes/{node}/network/{iface}" {
    on     = ["delete"]
    source = "fwprovider/nodes/network/resource_linux_bridge.go Delete"
  }

  # Brings the new settings into effect.
  call "PUT /nodes/{node}/network" {
    on     = ["create", "update", "delete"]
    source = "fwprovider/nodes/network/resource_linux_bridge.go reload"
  }
}
