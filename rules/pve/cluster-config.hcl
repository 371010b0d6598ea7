# Making a cluster, and joining it. (The nodes of corosync; the guests of a cluster need none of this.)

endpoint "GET /cluster/config" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/config" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm create"
  params  = ["clustername", "link[n]", "nodeid", "token-coefficient >= 9.1", "votes"]
  require = root_only("this call")
}

endpoint "GET /cluster/config/apiversion" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm join_api_version"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/config/join" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm join_info"
  params  = ["node"]
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/config/join" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm join"
  params  = ["fingerprint", "force", "hostname", "link[n]", "nodeid", "password", "votes"]
  require = root_only("this call")
}

endpoint "GET /cluster/config/nodes" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm nodes"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/config/nodes/{node}" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm addnode"
  params  = ["apiversion", "force", "link[n]", "new_node_ip", "nodeid", "votes"]
  require = root_only("this call")
}

endpoint "DELETE /cluster/config/nodes/{node}" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm delnode"
  require = root_only("this call")
}

endpoint "GET /cluster/config/qdevice" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm status"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/config/totem" {
  source  = "pve-cluster 9.1.6 src/PVE/API2/ClusterConfig.pm totem"
  require = perm("/", "Sys.Audit")
}
