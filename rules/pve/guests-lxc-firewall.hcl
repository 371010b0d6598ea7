# The firewall of a container.
# What a "sees" names besides the path and the parameters is what is looked for: guest, vnet.

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall" {
  source = "pve-firewall 6.0.4 src/PVE/API2/Firewall/VM.pm index"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/aliases" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm get_aliases"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/firewall/aliases" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm create_alias"
  params  = ["cidr", "comment", "name"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/aliases/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm read_alias"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/firewall/aliases/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm update_alias"
  params  = ["cidr", "comment", "digest", "rename"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "DELETE /nodes/{node}/lxc/{vmid}/firewall/aliases/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm remove_alias"
  params  = ["digest"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/ipset" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm ipset_index"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/firewall/ipset" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm create_ipset"
  params  = ["comment", "digest", "name", "rename"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm get_ipset"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm create_ip"
  params  = ["cidr", "comment", "nomatch"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "DELETE /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm delete_ipset"
  params  = ["force"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}/{cidr}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm read_ip"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}/{cidr}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm update_ip"
  params  = ["comment", "digest", "nomatch"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "DELETE /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}/{cidr}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm remove_ip"
  params  = ["digest"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/log" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/VM.pm log"
  params  = ["limit", "since", "start", "until"]
  require = perm("/vms/${vmid}", "VM.Console")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/VM.pm get_options"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/VM.pm set_options"
  params  = [
    "delete", "dhcp", "digest", "enable", "ipfilter", "log_level_in", "log_level_out", "macfilter", "ndp", "policy_in",
    "policy_out", "radv",
  ]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/refs" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/VM.pm refs"
  params  = ["type"]
  require = perm("/vms/${vmid}", "VM.Audit")
  sees    = all(
    seen_if_named("/vms", guest, "VM.Audit"),
    when(set(vnet), seen_vnets(vnet)),
  )
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rules"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "POST /nodes/{node}/lxc/{vmid}/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm create_rule"
  params  = [
    "action", "comment", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "pos", "proto", "source",
    "sport", "type",
  ]
  require = perm("/vms/${vmid}", "VM.Config.Network")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "GET /nodes/{node}/lxc/{vmid}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rule"
  require = perm("/vms/${vmid}", "VM.Audit")
}

endpoint "PUT /nodes/{node}/lxc/{vmid}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm update_rule"
  params  = [
    "action", "comment", "delete", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "moveto", "proto",
    "source", "sport", "type",
  ]
  require = perm("/vms/${vmid}", "VM.Config.Network")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "DELETE /nodes/{node}/lxc/{vmid}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm delete_rule"
  params  = ["digest"]
  require = perm("/vms/${vmid}", "VM.Config.Network")
}
