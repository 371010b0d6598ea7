# The calls of a container need what those of a virtual machine need.

module "community.proxmox.proxmox_firewall_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_firewall_info.py"

  locals {
    vmid = vmid
    at   = default(level, "cluster")
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    when = at == "vm"
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/rules" {
    on   = ["run"]
    when = at == "vm"
  }

  call "GET /nodes/{node}/firewall/rules" {
    on   = ["run"]
    when = at == "node"
  }

  call "GET /cluster/firewall/rules" {
    on   = ["run"]
    when = at == "cluster"
  }

  call "GET /cluster/sdn/vnets/{vnet}/firewall/rules" {
    on   = ["run"]
    when = at == "vnet"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/aliases" {
    on   = ["run"]
    when = at == "vm"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/ipset" {
    on   = ["run"]
    when = at == "vm"
  }

  call "GET /cluster/firewall/aliases" {
    on   = ["run"]
    when = at == "cluster"
  }

  call "GET /cluster/firewall/ipset" {
    on   = ["run"]
    when = at == "cluster"
  }

  call "GET /cluster/firewall/groups" {
    on   = ["run"]
    when = at == "cluster"
  }

  call "GET /cluster/firewall/groups/{group}" {
    on   = ["run"]
    when = at == "group"
  }
}
