# Software defined network: fabrics and their nodes.
# What a "sees" names besides the path and the parameters is what is looked for: fabric, name (of its node).

endpoint "GET /cluster/sdn/fabrics" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics.pm index"
  require = perm("/sdn/fabrics", "SDN.Audit")
}

endpoint "GET /cluster/sdn/fabrics/all" {
  since  = "9.0"
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics.pm list_all"
  params = ["pending", "running"]
  sees   = all(
    seen("/sdn/fabrics", fabric, "SDN.Audit", "SDN.Allocate"),
    seen_if_named("/nodes", name, "Sys.Audit", "Sys.Modify"),
  )
}

endpoint "GET /cluster/sdn/fabrics/fabric" {
  since  = "9.0"
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/Fabric.pm index"
  params = ["pending", "running"]
  sees   = seen("/sdn/fabrics", fabric, "SDN.Audit", "SDN.Allocate")
}

endpoint "POST /cluster/sdn/fabrics/fabric" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/Fabric.pm add_fabric"
  params  = ["area", "csnp_interval", "digest", "hello_interval", "id", "ip6_prefix", "ip_prefix", "lock-token", "protocol"]
  require = perm("/sdn/fabrics", "SDN.Allocate")
}

endpoint "GET /cluster/sdn/fabrics/fabric/{id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/Fabric.pm get_fabric"
  require = perm_any("/sdn/fabrics/${id}", "SDN.Audit", "SDN.Allocate")
}

endpoint "PUT /cluster/sdn/fabrics/fabric/{id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/Fabric.pm update_fabric"
  params  = [
    "area", "csnp_interval", "delete", "digest", "hello_interval", "ip6_prefix", "ip_prefix", "lock-token", "protocol",
  ]
  require = perm("/sdn/fabrics/${id}", "SDN.Allocate")
}

endpoint "DELETE /cluster/sdn/fabrics/fabric/{id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/Fabric.pm delete_fabric"
  require = all(
    perm("/sdn/fabrics/${id}", "SDN.Allocate"),
    all([for name in fabric_nodes(id) : perm("/nodes/${name}", "Sys.Modify")]...),
  )
}

endpoint "GET /cluster/sdn/fabrics/node" {
  since  = "9.0"
  source = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/Node.pm list_nodes"
  params = ["pending", "running"]
  sees   = all(
    seen("/sdn/fabrics", fabric, "SDN.Audit", "SDN.Allocate"),
    seen_if_named("/nodes", name, "Sys.Audit", "Sys.Modify"),
  )
}

endpoint "GET /cluster/sdn/fabrics/node/{fabric_id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/FabricNode.pm list_nodes_fabric"
  params  = ["pending", "running"]
  require = perm("/sdn/fabrics/${fabric_id}", "SDN.Audit")
  sees    = seen_if_named("/nodes", name, "Sys.Audit", "Sys.Modify")
}

endpoint "POST /cluster/sdn/fabrics/node/{fabric_id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/FabricNode.pm add_node"
  params  = ["digest", "interfaces", "ip", "ip6", "lock-token", "node_id", "protocol"]
  require = all(perm("/sdn/fabrics/${fabric_id}", "SDN.Allocate"), perm("/nodes/${node_id}", "Sys.Modify"))
}

endpoint "GET /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/FabricNode.pm get_node"
  require = all(
    perm_any("/sdn/fabrics/${fabric_id}", "SDN.Audit", "SDN.Allocate"),
    perm_any("/nodes/${node_id}", "Sys.Audit", "Sys.Modify"),
  )
}

endpoint "PUT /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/FabricNode.pm update_node"
  params  = ["delete", "digest", "interfaces", "ip", "ip6", "lock-token", "protocol"]
  require = all(perm("/sdn/fabrics/${fabric_id}", "SDN.Allocate"), perm("/nodes/${node_id}", "Sys.Modify"))
}

endpoint "DELETE /cluster/sdn/fabrics/node/{fabric_id}/{node_id}" {
  since   = "9.0"
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Fabrics/FabricNode.pm delete_node"
  require = all(perm("/sdn/fabrics/${fabric_id}", "SDN.Allocate"), perm("/nodes/${node_id}", "Sys.Modify"))
}
