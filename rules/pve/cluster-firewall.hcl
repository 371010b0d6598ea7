# The firewall of the cluster: rules, groups, sets, aliases, options.
# What a "sees" names besides the path and the parameters is what is looked for: vmid, vnet.

endpoint "GET /cluster/firewall" {
  source = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Cluster.pm index"
}

endpoint "GET /cluster/firewall/aliases" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm get_aliases"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/firewall/aliases" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm create_alias"
  params  = ["cidr", "comment", "name"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/aliases/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm read_alias"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/firewall/aliases/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm update_alias"
  params  = ["cidr", "comment", "digest", "rename"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /cluster/firewall/aliases/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Aliases.pm remove_alias"
  params  = ["digest"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/groups" {
  source = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Groups.pm list_security_groups"
}

endpoint "POST /cluster/firewall/groups" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Groups.pm create_security_group"
  params  = ["comment", "digest", "group", "rename"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/groups/{group}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rules"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/firewall/groups/{group}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm create_rule"
  params  = [
    "action", "comment", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "pos", "proto", "source",
    "sport", "type",
  ]
  require = perm("/", "Sys.Modify")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "DELETE /cluster/firewall/groups/{group}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm delete_security_group"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/groups/{group}/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rule"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/firewall/groups/{group}/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm update_rule"
  params  = [
    "action", "comment", "delete", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "moveto", "proto",
    "source", "sport", "type",
  ]
  require = perm("/", "Sys.Modify")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "DELETE /cluster/firewall/groups/{group}/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm delete_rule"
  params  = ["digest"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/ipset" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm ipset_index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/firewall/ipset" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm create_ipset"
  params  = ["comment", "digest", "name", "rename"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/ipset/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm get_ipset"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/firewall/ipset/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm create_ip"
  params  = ["cidr", "comment", "nomatch"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /cluster/firewall/ipset/{name}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm delete_ipset"
  params  = ["force"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/ipset/{name}/{cidr}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm read_ip"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/firewall/ipset/{name}/{cidr}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm update_ip"
  params  = ["comment", "digest", "nomatch"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /cluster/firewall/ipset/{name}/{cidr}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/IPSet.pm remove_ip"
  params  = ["digest"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/macros" {
  source = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Cluster.pm get_macros"
}

endpoint "GET /cluster/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Cluster.pm get_options"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Cluster.pm set_options"
  params  = ["delete", "digest", "ebtables", "enable", "log_ratelimit", "policy_forward", "policy_in", "policy_out"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/firewall/refs" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Cluster.pm refs"
  params  = ["type"]
  require = perm("/", "Sys.Audit")
  sees    = all(
    seen_if_named("/vms", vmid, "VM.Audit"),
    when(set(vnet), seen_vnets(vnet)),
  )
}

endpoint "GET /cluster/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rules"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm create_rule"
  params  = [
    "action", "comment", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "pos", "proto", "source",
    "sport", "type",
  ]
  require = perm("/", "Sys.Modify")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "GET /cluster/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rule"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm update_rule"
  params  = [
    "action", "comment", "delete", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "moveto", "proto",
    "source", "sport", "type",
  ]
  require = perm("/", "Sys.Modify")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "DELETE /cluster/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm delete_rule"
  params  = ["digest"]
  require = perm("/", "Sys.Modify")
}
