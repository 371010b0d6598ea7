# Ceph of the cluster.

endpoint "GET /cluster/ceph" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm cephindex"
}

endpoint "GET /cluster/ceph/flags" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm get_all_flags"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/ceph/flags" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm set_flags"
  params  = [
    "nobackfill", "nodeep-scrub", "nodown", "noin", "noout", "norebalance", "norecover", "noscrub", "notieragent", "noup",
    "pause",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/ceph/flags/{flag}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm get_flag"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/ceph/flags/{flag}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm update_flag"
  params  = ["value"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/ceph/metadata" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm metadata"
  params  = ["scope"]
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /cluster/ceph/restart-bulk" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm restart_bulk"
  params  = ["dry-run", "force", "only-outdated", "service-type", "timeout"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/ceph/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Ceph.pm status"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}
