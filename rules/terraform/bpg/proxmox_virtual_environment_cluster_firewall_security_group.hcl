resource "proxmox_virtual_environment_cluster_firewall_security_group" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/cluster/firewall/security_group.go"

  locals {
    group = name
  }

  call "POST /cluster/firewall/groups" {
    on     = ["create"]
    send   = { group = name, comment = default(comment, "") }
    source = "proxmoxtf/resource/cluster/firewall/security_group.go SecurityGroupCreate"
  }

  call "GET /cluster/firewall/groups" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/cluster/firewall/security_group.go SecurityGroupRead"
  }

  call "GET /cluster/firewall/groups/{group}" {
    on     = ["create"]
    source = "proxmoxtf/resource/firewall/rules.go RulesCreate"
  }

  call "POST /cluster/firewall/groups/{group}" {
    on       = ["create"]
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesCreate"
    send = {
      type    = each.value.type
      action  = each.value.action
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

  call "GET /cluster/firewall/groups/{group}" {
    on     = ["read", "update"]
    source = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "GET /cluster/firewall/groups/{group}/{pos}" {
    on       = ["create", "read", "update", "delete"]
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesRead"
  }

  call "POST /cluster/firewall/groups/{group}" {
    on       = ["update"]
    when     = changed(rule)
    for_each = rule[*]
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      type    = each.value.type
      action  = each.value.action
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

  call "PUT /cluster/firewall/groups/{group}/{pos}" {
    on       = ["update"]
    when     = changed(rule)
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesUpdate"
    send = {
      moveto  = each.key
      type    = each.value.type
      action  = each.value.action
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

  call "DELETE /cluster/firewall/groups/{group}/{pos}" {
    on       = ["update", "delete"]
    for_each = rule[*]
    path     = { pos = each.key }
    source   = "proxmoxtf/resource/firewall/rules.go RulesDelete"
  }

  # A new name or comment goes the way of a creation.
  call "POST /cluster/firewall/groups" {
    on     = ["update"]
    send   = { group = name, rename = name, comment = default(comment, "") }
    source = "proxmoxtf/resource/cluster/firewall/security_group.go SecurityGroupUpdate"
  }

  call "DELETE /cluster/firewall/groups/{group}" {
    on     = ["delete"]
    source = "proxmoxtf/resource/cluster/firewall/security_group.go SecurityGroupDelete"
  }
}
