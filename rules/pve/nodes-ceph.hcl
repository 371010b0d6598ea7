# Ceph on a node.

endpoint "GET /nodes/{node}/ceph" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm index"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "GET /nodes/{node}/ceph/cfg" {
  source = "pve-manager 9.2.11 PVE/API2/Ceph/Cfg.pm index"
}

endpoint "GET /nodes/{node}/ceph/cfg/db" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Cfg.pm db"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "GET /nodes/{node}/ceph/cfg/raw" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Cfg.pm raw"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "GET /nodes/{node}/ceph/cfg/value" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Cfg.pm value"
  params  = ["config-keys"]
  require = perm("/", "Sys.Audit")
}

endpoint "GET /nodes/{node}/ceph/cmd-safety" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm cmd_safety"
  params  = ["action", "id", "service"]
  require = perm("/", "Sys.Audit")
}

endpoint "GET /nodes/{node}/ceph/crush" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm crush"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "GET /nodes/{node}/ceph/fs" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/FS.pm index"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/fs/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/FS.pm createfs"
  params  = ["add-storage", "pg_num"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/ceph/fs/{name}" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/FS.pm destroyfs"
  params  = ["remove-pools", "remove-storages"]
  require = perm("/", "Sys.Modify")
}

endpoint "POST /nodes/{node}/ceph/init" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm init"
  params  = ["cluster-network", "disable_cephx", "min_size", "network", "pg_bits", "size"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/log" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm log"
  params  = ["limit", "start"]
  require = perm("/nodes/${node}", "Sys.Syslog")
}

endpoint "GET /nodes/{node}/ceph/mds" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MDS.pm index"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/mds/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MDS.pm createmds"
  params  = ["hotstandby"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/ceph/mds/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MDS.pm destroymds"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/mgr" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MGR.pm index"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/mgr/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MGR.pm createmgr"
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/ceph/mgr/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MGR.pm destroymgr"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/mon" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MON.pm listmon"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/mon/{monid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MON.pm createmon"
  params  = ["mon-address"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/ceph/mon/{monid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/MON.pm destroymon"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/osd" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm index"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/osd" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm createosd"
  params  = ["crush-device-class", "db_dev", "db_dev_size", "dev", "encrypted", "osds-per-device", "wal_dev", "wal_dev_size"]
  require = root_only("this call")
}

endpoint "GET /nodes/{node}/ceph/osd/{osdid}" {
  source = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm osdindex"
}

endpoint "DELETE /nodes/{node}/ceph/osd/{osdid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm destroyosd"
  params  = ["cleanup"]
  require = root_only("this call")
}

endpoint "POST /nodes/{node}/ceph/osd/{osdid}/in" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm in"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/osd/{osdid}/lv-info" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm osdvolume"
  params  = ["type"]
  require = perm("/", "Sys.Audit")
}

endpoint "GET /nodes/{node}/ceph/osd/{osdid}/metadata" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm osddetails"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /nodes/{node}/ceph/osd/{osdid}/out" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm out"
  require = perm("/", "Sys.Modify")
}

endpoint "POST /nodes/{node}/ceph/osd/{osdid}/scrub" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/OSD.pm scrub"
  params  = ["deep"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/pool" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Pool.pm lspools"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/pool" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Pool.pm createpool"
  params  = [
    "add_storages", "application", "crush_rule", "erasure-coding", "min_size", "name", "pg_autoscale_mode", "pg_num",
    "pg_num_min", "size", "target_size", "target_size_ratio",
  ]
  require = all(
    perm("/", "Sys.Modify"),
    when(set(add_storages) ? yes(add_storages) : set(erasure-coding), perm("/storage", "Datastore.Allocate")),
  )
}

endpoint "GET /nodes/{node}/ceph/pool/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Pool.pm poolindex"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "PUT /nodes/{node}/ceph/pool/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Pool.pm setpool"
  params  = [
    "application", "crush_rule", "min_size", "pg_autoscale_mode", "pg_num", "pg_num_min", "size", "target_size",
    "target_size_ratio",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /nodes/{node}/ceph/pool/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Pool.pm destroypool"
  params  = ["force", "remove_ecprofile", "remove_storages"]
  require = all(perm("/", "Sys.Modify"), when(yes(remove_storages), perm("/storage", "Datastore.Allocate")))
}

endpoint "GET /nodes/{node}/ceph/pool/{name}/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph/Pool.pm getpool"
  params  = ["verbose"]
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "GET /nodes/{node}/ceph/releases" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm releases"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/restart" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm restart"
  params  = ["service"]
  require = perm("/", "Sys.Modify")
}

endpoint "POST /nodes/{node}/ceph/restart-bulk" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm restart_bulk"
  params  = ["dry-run", "force", "only-outdated", "resume", "service-type", "set-noout", "timeout"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/rules" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm rules"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/start" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm start"
  params  = ["service"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/ceph/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm status"
  require = perm_any("/", "Sys.Audit", "Datastore.Audit")
}

endpoint "POST /nodes/{node}/ceph/stop" {
  source  = "pve-manager 9.2.11 PVE/API2/Ceph.pm stop"
  params  = ["service"]
  require = perm("/", "Sys.Modify")
}
