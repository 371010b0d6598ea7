# Software defined network: vnets, their subnets, addresses and firewall. The zone of a vnet is looked up in the configuration.
# What a "sees" names besides the path and the parameters is what is looked for: vnet.

endpoint "GET /cluster/sdn/vnets" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Vnets.pm index"
  params = ["pending", "running"]
  sees   = seen_vnets(vnet)
}

endpoint "POST /cluster/sdn/vnets" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Vnets.pm create"
  params  = ["alias", "isolate-ports", "lock-token >= 9.0", "tag", "type", "vlanaware", "vnet", "zone"]
  require = perm("/sdn/zones/${zone}", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/vnets/{vnet}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Vnets.pm read"
  params  = ["pending", "running"]
  require = perm_any("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/vnets/{vnet}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Vnets.pm update"
  params  = ["alias", "delete", "digest", "isolate-ports", "lock-token >= 9.0", "tag", "vlanaware", "zone"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
  note    = "the zone that the vnet moves to is not checked"
}

endpoint "DELETE /cluster/sdn/vnets/{vnet}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Vnets.pm delete"
  params  = ["lock-token >= 9.0"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/vnets/{vnet}/firewall" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Vnet.pm index"
  require = root_only("this call")
}

endpoint "GET /cluster/sdn/vnets/{vnet}/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Vnet.pm get_options"
  require = perm_any("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/vnets/{vnet}/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Vnet.pm set_options"
  params  = ["delete", "digest", "enable", "log_level_forward", "policy_forward"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/vnets/{vnet}/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rules"
  require = perm_any("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/vnets/{vnet}/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm create_rule"
  params  = [
    "action", "comment", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "pos", "proto", "source",
    "sport", "type",
  ]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "GET /cluster/sdn/vnets/{vnet}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rule"
  require = perm_any("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/vnets/{vnet}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm update_rule"
  params  = [
    "action", "comment", "delete", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "moveto", "proto",
    "source", "sport", "type",
  ]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "DELETE /cluster/sdn/vnets/{vnet}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm delete_rule"
  params  = ["digest"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/vnets/{vnet}/ips" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ips.pm ipcreate"
  params  = ["ip", "mac", "zone"]
  require = perm("/sdn/zones/${zone}/${vnet}", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/vnets/{vnet}/ips" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ips.pm ipupdate"
  params  = ["ip", "mac", "vmid", "zone"]
  require = perm("/sdn/zones/${zone}/${vnet}", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/vnets/{vnet}/ips" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ips.pm ipdelete"
  params  = ["ip", "mac", "zone"]
  require = perm("/sdn/zones/${zone}/${vnet}", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/vnets/{vnet}/subnets" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Subnets.pm index"
  params  = ["pending", "running"]
  require = perm_any("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/vnets/{vnet}/subnets" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Subnets.pm create"
  params  = ["dhcp-dns-server", "dhcp-range", "dnszoneprefix", "gateway", "lock-token >= 9.0", "snat", "subnet", "type"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Subnets.pm read"
  params  = ["pending", "running"]
  require = perm_any("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Subnets.pm update"
  params  = ["delete", "dhcp-dns-server", "dhcp-range", "digest", "dnszoneprefix", "gateway", "lock-token >= 9.0", "snat"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/vnets/{vnet}/subnets/{subnet}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Subnets.pm delete"
  params  = ["lock-token >= 9.0"]
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Allocate")
}
