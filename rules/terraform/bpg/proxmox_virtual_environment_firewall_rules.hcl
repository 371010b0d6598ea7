resource "proxmox_virtual_environment_firewall_rules" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/firewall/rules.go"

  locals {
    node = node_name
    vmid = default(vm_id, container_id)
  }

  call "GET /cluster/firewall/rules" {
    on     = ["create"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/rules.go RulesCreate"
  }

  call "GET /nodes/{node}/firewall/rules" {
    on     = ["create"]
    when   = set(node_name) && !set(vm_id) && !set(container_id)
    source = "proxmoxtf/resource/firewall/rules.go RulesCreate"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/rules" {
    on     = ["create"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/rules.go RulesCreate"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/rules" {
    on     = ["create"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/rules.go RulesCreate"
  }

  call "POST /cluster/firewall/rules" {
    on       = ["create"]
    when     = !set(node_name)
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesCreate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "POST /nodes/{node}/firewall/rules" {
    on       = ["create"]
    when     = set(node_name) && !set(vm_id) && !set(container_id)
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesCreate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/rules" {
    on       = ["create"]
    when     = set(vm_id)
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesCreate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "POST /nodes/{node}/lxc/{vmid}/firewall/rules" {
    on       = ["create"]
    when     = set(container_id) && !set(vm_id)
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesCreate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "GET /cluster/firewall/rules" {
    on     = ["read", "update"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /nodes/{node}/firewall/rules" {
    on     = ["read", "update"]
    when   = set(node_name) && !set(vm_id) && !set(container_id)
    source = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/rules" {
    on     = ["read", "update"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/rules" {
    on     = ["read", "update"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /cluster/firewall/rules/{pos}" {
    on       = ["create", "read", "update", "delete"]
    when     = !set(node_name)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /nodes/{node}/firewall/rules/{pos}" {
    on       = ["create", "read", "update", "delete"]
    when     = set(node_name) && !set(vm_id) && !set(container_id)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/rules/{pos}" {
    on       = ["create", "read", "update", "delete"]
    when     = set(vm_id)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/rules/{pos}" {
    on       = ["create", "read", "update", "delete"]
    when     = set(container_id) && !set(vm_id)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "POST /cluster/firewall/rules" {
    on       = ["update"]
    when     = !set(node_name) && (changed(rule))
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "POST /nodes/{node}/firewall/rules" {
    on       = ["update"]
    when     = set(node_name) && !set(vm_id) && !set(container_id) && (changed(rule))
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/rules" {
    on       = ["update"]
    when     = set(vm_id) && (changed(rule))
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "POST /nodes/{node}/lxc/{vmid}/firewall/rules" {
    on       = ["update"]
    when     = set(container_id) && !set(vm_id) && (changed(rule))
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "PUT /cluster/firewall/rules/{pos}" {
    on       = ["update"]
    when     = !set(node_name) && (changed(rule))
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      moveto  = each.key
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "PUT /nodes/{node}/firewall/rules/{pos}" {
    on       = ["update"]
    when     = set(node_name) && !set(vm_id) && !set(container_id) && (changed(rule))
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      moveto  = each.key
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/firewall/rules/{pos}" {
    on       = ["update"]
    when     = set(vm_id) && (changed(rule))
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      moveto  = each.key
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/firewall/rules/{pos}" {
    on       = ["update"]
    when     = set(container_id) && !set(vm_id) && (changed(rule))
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      moveto  = each.key
      type    = default(each.value.security_group, "") == "" ? each.value.type : "group"
      action  = default(each.value.security_group, "") == "" ? each.value.action : each.value.security_group
      enable  = default(each.value.enabled, true)
      comment = default(each.value.comment, "")
      dest    = each.value.dest
      dport   = each.value.dport
      source  = each.value.source
      sport   = each.value.sport
      proto   = each.value.proto
      macro   = each.value.macro
      iface   = each.value.iface == "" ? null : each.value.iface
      log     = each.value.log == "" ? null : each.value.log
    }
  }

  call "DELETE /cluster/firewall/rules/{pos}" {
    on       = ["update", "delete"]
    when     = !set(node_name)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesDelete"
  }

  call "DELETE /nodes/{node}/firewall/rules/{pos}" {
    on       = ["update", "delete"]
    when     = set(node_name) && !set(vm_id) && !set(container_id)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesDelete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/rules/{pos}" {
    on       = ["update", "delete"]
    when     = set(vm_id)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesDelete"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}/firewall/rules/{pos}" {
    on       = ["update", "delete"]
    when     = set(container_id) && !set(vm_id)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesDelete"
  }
}
