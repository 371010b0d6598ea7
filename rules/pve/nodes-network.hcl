# The network of a node: interfaces, firewall, and what runs of the software defined network.
# What a "sees" names besides the path and the parameters is what is looked for: bridge (also a vnet), fabric.

endpoint "GET /nodes/{node}/firewall" {
  source = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Host.pm index"
}

endpoint "GET /nodes/{node}/firewall/log" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Host.pm log"
  params  = ["limit", "since", "start", "until"]
  require = perm("/nodes/${node}", "Sys.Syslog")
}

endpoint "GET /nodes/{node}/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Host.pm get_options"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/firewall/options" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Host.pm set_options"
  params  = [
    "delete", "digest", "enable", "log_level_forward", "log_level_in", "log_level_out", "log_nf_conntrack", "ndp",
    "nf_conntrack_allow_invalid", "nf_conntrack_helpers", "nf_conntrack_max", "nf_conntrack_tcp_timeout_established",
    "nf_conntrack_tcp_timeout_syn_recv", "nftables", "nosmurfs", "protection_synflood", "protection_synflood_burst",
    "protection_synflood_rate", "smurf_log_level", "tcp_flags_log_level", "tcpflags",
  ]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rules"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "POST /nodes/{node}/firewall/rules" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm create_rule"
  params  = [
    "action", "comment", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "pos", "proto", "source",
    "sport", "type",
  ]
  require = perm("/nodes/${node}", "Sys.Modify")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "GET /nodes/{node}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm get_rule"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm update_rule"
  params  = [
    "action", "comment", "delete", "dest", "digest", "dport", "enable", "icmp-type", "iface", "log", "macro", "moveto", "proto",
    "source", "sport", "type",
  ]
  require = perm("/nodes/${node}", "Sys.Modify")
  note    = "an IP set of the software defined network (+sdn/...) counts as missing where the caller may not see its vnet (SDN.Audit) or guest (VM.Audit)"
}

endpoint "DELETE /nodes/{node}/firewall/rules/{pos}" {
  source  = "pve-firewall 6.0.4 src/PVE/API2/Firewall/Rules.pm delete_rule"
  params  = ["digest"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/network" {
  until  = "9.0"
  source = "pve-manager 8.4.21 PVE/API2/Network.pm index"
  params = ["type"]
  sees   = all([for name in each(bridge) : perm_any("/sdn/zones/${zone(name)}/${name}", "SDN.Audit", "SDN.Use")]...)
  note   = "other interfaces are always listed; a bridge also where one of its VLANs is granted"
}

endpoint "GET /nodes/{node}/network" {
  since  = "9.0"
  source = "pve-manager 9.2.11 PVE/API2/Network.pm index"
  params = ["type"]
  sees   = all(
    all([for name in each(bridge) : perm_any("/sdn/zones/${zone(name)}/${name}", "SDN.Audit", "SDN.Use")]...),
    seen_if_named("/sdn/fabrics", fabric, "SDN.Audit", "SDN.Use", "SDN.Allocate"),
  )
  note   = "other interfaces are always listed; a bridge also where one of its VLANs is granted"
}

endpoint "POST /nodes/{node}/network" {
  source  = "pve-manager 9.2.11 PVE/API2/Network.pm create_network"
  params  = [
    "address", "address6", "autostart", "bond-primary", "bond_mode", "bond_xmit_hash_policy", "bridge_ports", "bridge_vids",
    "bridge_vlan_aware", "cidr", "cidr6", "comments", "comments6", "gateway", "gateway6", "iface", "mtu", "netmask", "netmask6",
    "ovs_bonds", "ovs_bridge", "ovs_options", "ovs_ports", "ovs_tag", "slaves", "type", "vlan-id", "vlan-raw-device",
  ]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "PUT /nodes/{node}/network" {
  source  = "pve-manager 9.2.11 PVE/API2/Network.pm reload_network_config"
  params  = ["regenerate-frr >= 9.0"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/network" {
  source  = "pve-manager 9.2.11 PVE/API2/Network.pm revert_network_changes"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/network/{iface}" {
  source  = "pve-manager 9.2.11 PVE/API2/Network.pm network_config"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/network/{iface}" {
  source  = "pve-manager 9.2.11 PVE/API2/Network.pm update_network"
  params  = [
    "address", "address6", "autostart", "bond-primary", "bond_mode", "bond_xmit_hash_policy", "bridge_ports", "bridge_vids",
    "bridge_vlan_aware", "cidr", "cidr6", "comments", "comments6", "delete", "gateway", "gateway6", "mtu", "netmask", "netmask6",
    "ovs_bonds", "ovs_bridge", "ovs_options", "ovs_ports", "ovs_tag", "slaves", "type", "vlan-id", "vlan-raw-device",
  ]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/network/{iface}" {
  source  = "pve-manager 9.2.11 PVE/API2/Network.pm delete_network"
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/sdn" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Status.pm sdnindex"
}

endpoint "GET /nodes/{node}/sdn/fabrics/{fabric}" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Fabric.pm diridx"
  require = perm("/sdn/fabrics/${fabric}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/fabrics/{fabric}/interfaces" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Fabric.pm interfaces"
  require = perm("/sdn/fabrics/${fabric}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/fabrics/{fabric}/neighbors" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Fabric.pm neighbors"
  require = perm("/sdn/fabrics/${fabric}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/fabrics/{fabric}/routes" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Fabric.pm routes"
  require = perm("/sdn/fabrics/${fabric}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/vnets/{vnet}" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Vnet.pm diridx"
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/vnets/{vnet}/mac-vrf" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Vnet.pm mac-vrf"
  require = perm("/sdn/zones/${zone(vnet)}/${vnet}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/zones" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Zones.pm index"
}

endpoint "GET /nodes/{node}/sdn/zones/{zone}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Zone.pm diridx"
  require = perm("/sdn/zones/${zone}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/zones/{zone}/bridges" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Zone.pm bridges"
  require = perm("/sdn/zones/${zone}", "SDN.Audit")
  sees    = seen("/sdn/zones/${zone}", bridge, "SDN.Audit", "SDN.Allocate")
}

endpoint "GET /nodes/{node}/sdn/zones/{zone}/content" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Zone.pm index"
  require = perm("/sdn/zones/${zone}", "SDN.Audit")
}

endpoint "GET /nodes/{node}/sdn/zones/{zone}/ip-vrf" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Nodes/Zone.pm ip-vrf"
  require = perm("/sdn/zones/${zone}", "SDN.Audit")
}
