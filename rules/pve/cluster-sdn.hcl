# Software defined network: zones, controllers, address management, name services, and applying it.
# What a "sees" names besides the path and the parameters is what is looked for: controller, dns, ipam, zone, vnet.
# Prefix lists and route maps, which 9.2 adds below /cluster/sdn, are left out: pve-access-control has their paths, but the modules that check
# them could not be read.

endpoint "GET /cluster/sdn" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN.pm index"
  require = perm("/sdn", "SDN.Audit")
}

endpoint "PUT /cluster/sdn" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN.pm reload"
  params  = ["lock-token >= 9.0", "release-lock >= 9.0"]
  require = perm("/sdn", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/controllers" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Controllers.pm index"
  params = ["pending", "running", "type"]
  sees   = seen("/sdn/controllers", controller, "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/controllers" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Controllers.pm create"
  params  = [
    "asn", "bgp-multipath-as-path-relax", "controller", "ebgp", "ebgp-multihop", "fabric >= 9.0", "isis-domain", "isis-ifaces",
    "isis-net", "lock-token >= 9.0", "loopback", "node", "peers", "type",
  ]
  require = perm("/sdn/controllers", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/controllers/{controller}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Controllers.pm read"
  params  = ["pending", "running"]
  require = perm("/sdn/controllers/${controller}", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/controllers/{controller}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Controllers.pm update"
  params  = [
    "asn", "bgp-multipath-as-path-relax", "delete", "digest", "ebgp", "ebgp-multihop", "fabric >= 9.0", "isis-domain",
    "isis-ifaces", "isis-net", "lock-token >= 9.0", "loopback", "node", "peers",
  ]
  require = perm("/sdn/controllers", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/controllers/{controller}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Controllers.pm delete"
  params  = ["lock-token >= 9.0"]
  require = perm("/sdn/controllers", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/dns" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Dns.pm index"
  params = ["type"]
  sees   = seen("/sdn/dns", dns, "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/dns" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Dns.pm create"
  params  = ["dns", "fingerprint", "key", "lock-token >= 9.0", "reversemaskv6", "reversev6mask", "ttl", "type", "url"]
  require = perm("/sdn/dns", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/dns/{dns}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Dns.pm read"
  require = perm("/sdn/dns/${dns}", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/dns/{dns}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Dns.pm update"
  params  = ["delete", "digest", "fingerprint", "key", "lock-token >= 9.0", "reversemaskv6", "ttl", "url"]
  require = perm("/sdn/dns", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/dns/{dns}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Dns.pm delete"
  params  = ["lock-token >= 9.0"]
  require = perm("/sdn/dns", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/dry-run" {
  since   = "9.1"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN.pm dry-run"
  params  = ["node"]
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /cluster/sdn/ipams" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ipams.pm index"
  params = ["type"]
  sees   = seen("/sdn/ipams", ipam, "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/ipams" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ipams.pm create"
  params  = ["fingerprint", "ipam", "lock-token >= 9.0", "section", "token", "type", "url"]
  require = perm("/sdn/ipams", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/ipams/{ipam}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ipams.pm read"
  require = perm("/sdn/ipams/${ipam}", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/ipams/{ipam}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ipams.pm update"
  params  = ["delete", "digest", "fingerprint", "lock-token >= 9.0", "section", "token", "url"]
  require = perm("/sdn/ipams", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/ipams/{ipam}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ipams.pm delete"
  params  = ["lock-token >= 9.0"]
  require = perm("/sdn/ipams", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/ipams/{ipam}/status" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Ipams.pm ipamindex"
  sees   = seen_vnets(vnet)
}

endpoint "POST /cluster/sdn/lock" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN.pm lock"
  params  = ["allow-pending"]
  require = perm("/sdn", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/lock" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN.pm release_lock"
  params  = ["force", "lock-token"]
  require = perm("/sdn", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/rollback" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN.pm rollback"
  params  = ["lock-token", "release-lock"]
  require = perm("/sdn", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/zones" {
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Zones.pm index"
  params = ["pending", "running", "type"]
  sees   = seen("/sdn/zones", zone, "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/zones" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Zones.pm create"
  params  = [
    "advertise-subnets", "bridge", "bridge-disable-mac-learning", "controller", "dhcp", "disable-arp-nd-suppression", "dns",
    "dnszone", "dp-id", "exitnodes", "exitnodes-local-routing", "exitnodes-primary", "fabric >= 9.0", "ipam",
    "lock-token >= 9.0", "mac", "mtu", "nodes", "peers", "reversedns", "rt-import", "tag", "type", "vlan-protocol", "vrf-vxlan",
    "vxlan-port", "zone",
  ]
  require = perm("/sdn/zones", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/zones/{zone}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Zones.pm read"
  params  = ["pending", "running"]
  require = perm("/sdn/zones/${zone}", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/zones/{zone}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Zones.pm update"
  params  = [
    "advertise-subnets", "bridge", "bridge-disable-mac-learning", "controller", "delete", "dhcp", "digest",
    "disable-arp-nd-suppression", "dns", "dnszone", "dp-id", "exitnodes", "exitnodes-local-routing", "exitnodes-primary",
    "fabric >= 9.0", "ipam", "lock-token >= 9.0", "mac", "mtu", "nodes", "peers", "reversedns", "rt-import", "tag",
    "vlan-protocol", "vrf-vxlan", "vxlan-port",
  ]
  require = perm("/sdn/zones/${zone}", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/zones/{zone}" {
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Zones.pm delete"
  params  = ["lock-token >= 9.0"]
  require = perm("/sdn/zones/${zone}", "SDN.Allocate")
}
