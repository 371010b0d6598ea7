resource "proxmox_network_linux_bond" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/network/resource_linux_bond.go"

  locals {
    node  = node_name
    iface = name
  }

  call "POST /nodes/{node}/network" {
    on     = ["create"]
    source = "fwprovider/nodes/network/resource_linux_bond.go Create"
    send = {
      iface                 = name
      type                  = "bond"
      autostart             = default(autostart, true)
      cidr                  = address
      gateway               = gateway
      cidr6                 = address6
      gateway6              = gateway6
      mtu                   = mtu
      comments              = comment
      slaves                = length(slaves[*]) > 0 ? join(" ", slaves) : null
      bond_mode             = bond_mode
      "bond-primary"        = bond_primary
      bond_xmit_hash_policy = bond_xmit_hash_policy
    }
  }

  call "GET /nodes/{node}/network" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/network/resource_linux_bond.go read"
  }

  call "PUT /nodes/{node}/network/{iface}" {
    on     = ["update"]
    source = "fwprovider/nodes/network/resource_linux_bond.go Update"
    send = {
      type                  = "bond"
      autostart             = default(autostart, true)
      cidr                  = address
      gateway               = gateway
      cidr6                 = address6
      gateway6              = gateway6
      mtu                   = mtu
      comments              = comment
      slaves                = length(slaves[*]) > 0 ? join(" ", slaves) : null
      bond_mode             = bond_mode
      "bond-primary"        = bond_primary
      bond_xmit_hash_policy = bond_xmit_hash_policy
    }
  }

  call "DELETE /nodes/{node}/network/{iface}" {
    on     = ["delete"]
    source = "fwprovider/nodes/network/resource_linux_bond.go Delete"
  }

  # Brings the new settings into effect.
  call "PUT /nodes/{node}/network" {
    on     = ["create", "update", "delete"]
    source = "fwprovider/nodes/network/resource_linux_bond.go reload"
  }
}
