# The calls of a container need what those of a virtual machine need.

module "community.proxmox.proxmox_firewall" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_firewall.py"

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

  call "POST /nodes/{node}/qemu/{vmid}/firewall/rules" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = rules
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/firewall/rules/{pos}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = rules
    path     = { pos = each.value.pos }
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "vm" && set(pos)
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "vm" && default(state, "present") == "absent" && set(pos)
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/aliases" {
    on   = ["run"]
    when = at == "vm" && set(aliases)
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/aliases" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = aliases
    send     = { name = each.value.name, cidr = each.value.cidr }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/firewall/aliases/{name}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = aliases
    path     = { name = each.value.name }
    send     = { cidr = each.value.cidr }
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/aliases/{name}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "absent"
    for_each = aliases
    path     = { name = each.value.name }
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/ipset" {
    on   = ["run"]
    when = at == "vm" && set(ip_sets)
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/ipset" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = ip_sets
    send     = { name = each.value.name, comment = each.value.comment }
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = ip_sets
    path     = { name = each.value.name }
    send     = { cidr = each.value.cidrs[0].cidr }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}/{cidr}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "present"
    for_each = ip_sets
    path     = { name = each.value.name, cidr = each.value.cidrs[0].cidr }
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}/{cidr}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "absent"
    for_each = ip_sets
    path     = { name = each.value.name, cidr = each.value.cidrs[0].cidr }
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}" {
    on       = ["run"]
    when     = at == "vm" && default(state, "present") == "absent"
    for_each = ip_sets
    path     = { name = each.value.name }
  }

  call "GET /nodes/{node}/firewall/rules" {
    on   = ["run"]
    when = at == "node"
  }

  call "POST /nodes/{node}/firewall/rules" {
    on       = ["run"]
    when     = at == "node" && default(state, "present") == "present"
    for_each = rules
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "PUT /nodes/{node}/firewall/rules/{pos}" {
    on       = ["run"]
    when     = at == "node" && default(state, "present") == "present"
    for_each = rules
    path     = { pos = each.value.pos }
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "GET /nodes/{node}/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "node" && set(pos)
  }

  call "DELETE /nodes/{node}/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "node" && default(state, "present") == "absent" && set(pos)
  }

  call "GET /cluster/firewall/rules" {
    on   = ["run"]
    when = at == "cluster"
  }

  call "POST /cluster/firewall/rules" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = rules
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "PUT /cluster/firewall/rules/{pos}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = rules
    path     = { pos = each.value.pos }
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "GET /cluster/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "cluster" && set(pos)
  }

  call "DELETE /cluster/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "cluster" && default(state, "present") == "absent" && set(pos)
  }

  call "GET /cluster/firewall/aliases" {
    on   = ["run"]
    when = at == "cluster" && set(aliases)
  }

  call "POST /cluster/firewall/aliases" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = aliases
    send     = { name = each.value.name, cidr = each.value.cidr }
  }

  call "PUT /cluster/firewall/aliases/{name}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = aliases
    path     = { name = each.value.name }
    send     = { cidr = each.value.cidr }
  }

  call "DELETE /cluster/firewall/aliases/{name}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "absent"
    for_each = aliases
    path     = { name = each.value.name }
  }

  call "GET /cluster/firewall/ipset" {
    on   = ["run"]
    when = at == "cluster" && set(ip_sets)
  }

  call "POST /cluster/firewall/ipset" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = ip_sets
    send     = { name = each.value.name, comment = each.value.comment }
  }

  call "POST /cluster/firewall/ipset/{name}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = ip_sets
    path     = { name = each.value.name }
    send     = { cidr = each.value.cidrs[0].cidr }
  }

  call "PUT /cluster/firewall/ipset/{name}/{cidr}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "present"
    for_each = ip_sets
    path     = { name = each.value.name, cidr = each.value.cidrs[0].cidr }
  }

  call "DELETE /cluster/firewall/ipset/{name}/{cidr}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "absent"
    for_each = ip_sets
    path     = { name = each.value.name, cidr = each.value.cidrs[0].cidr }
  }

  call "DELETE /cluster/firewall/ipset/{name}" {
    on       = ["run"]
    when     = at == "cluster" && default(state, "present") == "absent"
    for_each = ip_sets
    path     = { name = each.value.name }
  }

  call "GET /cluster/sdn/vnets/{vnet}/firewall/rules" {
    on   = ["run"]
    when = at == "vnet"
  }

  call "POST /cluster/sdn/vnets/{vnet}/firewall/rules" {
    on       = ["run"]
    when     = at == "vnet" && default(state, "present") == "present"
    for_each = rules
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "PUT /cluster/sdn/vnets/{vnet}/firewall/rules/{pos}" {
    on       = ["run"]
    when     = at == "vnet" && default(state, "present") == "present"
    for_each = rules
    path     = { pos = each.value.pos }
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "GET /cluster/sdn/vnets/{vnet}/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "vnet" && set(pos)
  }

  call "DELETE /cluster/sdn/vnets/{vnet}/firewall/rules/{pos}" {
    on   = ["run"]
    when = at == "vnet" && default(state, "present") == "absent" && set(pos)
  }

  call "GET /cluster/firewall/groups" {
    on   = ["run"]
    when = default(group_conf, false)
  }

  call "POST /cluster/firewall/groups" {
    on   = ["run"]
    when = default(group_conf, false) && default(state, "present") == "present"
    send = { group = group, comment = comment }
  }

  call "GET /cluster/firewall/groups/{group}" {
    on   = ["run"]
    when = at == "group"
  }

  call "POST /cluster/firewall/groups/{group}" {
    on       = ["run"]
    when     = at == "group" && default(state, "present") == "present"
    for_each = rules
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "PUT /cluster/firewall/groups/{group}/{pos}" {
    on       = ["run"]
    when     = at == "group" && default(state, "present") == "present"
    for_each = rules
    path     = { pos = each.value.pos }
    send     = { action = each.value.action, type = each.value.type, source = each.value.source, dest = each.value.dest, log = each.value.log }
  }

  call "DELETE /cluster/firewall/groups/{group}/{pos}" {
    on   = ["run"]
    when = at == "group" && default(state, "present") == "absent" && set(pos)
  }

  call "DELETE /cluster/firewall/groups/{group}" {
    on   = ["run"]
    when = default(group_conf, false) && default(state, "present") == "absent"
  }
}
