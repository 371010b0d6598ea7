# The definitions of storages, and what reads of their content.
# What a "sees" names besides the path and the parameters is what is looked for: storage, volid.

endpoint "GET /nodes/{node}/storage" {
  source = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm index"
  params = ["content", "enabled", "format", "storage", "target"]
  sees   = seen("/storage", storage, "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /nodes/{node}/storage/{storage}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm diridx"
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /nodes/{node}/storage/{storage}/content" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Content.pm index"
  params  = ["content", "vmid"]
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
  sees    = all([for id in each(volid) : when(set(id), volume_access(null, volume_of(storage, id)))]...)
}

endpoint "GET /nodes/{node}/storage/{storage}/content/{volume}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Content.pm info"
  require = volume_access(null, volume_of(storage, volume))
}

endpoint "GET /nodes/{node}/storage/{storage}/file-restore/download" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/FileRestore.pm download"
  params  = ["filepath", "tar", "volume"]
  require = volume_access(null, matches(params.volume, ":") ? params.volume : matches(params.volume, "^backup/") ? "${storage}:${params.volume}" : "${storage}:backup/${params.volume}")
}

endpoint "GET /nodes/{node}/storage/{storage}/file-restore/list" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/FileRestore.pm list"
  params  = ["filepath", "volume"]
  require = volume_access(null, matches(params.volume, ":") ? params.volume : matches(params.volume, "^backup/") ? "${storage}:${params.volume}" : "${storage}:backup/${params.volume}")
}

endpoint "GET /nodes/{node}/storage/{storage}/identity" {
  since   = "9.2"
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm identity"
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /nodes/{node}/storage/{storage}/import-metadata" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm get_import_metadata"
  params  = ["volume"]
  require = volume_access(null, "${storage}:${params.volume}")
}

endpoint "GET /nodes/{node}/storage/{storage}/prunebackups" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/PruneBackups.pm dryrun"
  params  = ["prune-backups", "type", "vmid"]
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /nodes/{node}/storage/{storage}/rrd" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm rrd"
  params  = ["cf", "ds", "timeframe"]
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /nodes/{node}/storage/{storage}/rrddata" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm rrddata"
  params  = ["cf", "timeframe"]
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /nodes/{node}/storage/{storage}/status" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm read_status"
  require = perm_any("/storage/${storage}", "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "GET /storage" {
  source = "pve-storage 9.1.7 src/PVE/API2/Storage/Config.pm index"
  params = ["type"]
  sees   = seen("/storage", storage, "Datastore.Audit", "Datastore.AllocateSpace")
}

endpoint "POST /storage" {
  creates = "/storage/{storage}"
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Config.pm create"
  params  = [
    "authsupported", "base", "blocksize", "bwlimit", "comstar_hg", "comstar_tg", "content", "content-dirs", "create-base-path",
    "create-subdirs", "data-pool", "datastore", "disable", "domain", "encryption-key", "export", "fingerprint", "format",
    "fs-name", "fuse", "is_mountpoint", "iscsiprovider", "keyring", "krbd", "lio_tpg", "master-pubkey", "max-protected-backups",
    "maxfiles < 9.0", "mkdir", "monhost", "mountpoint", "namespace", "nocow", "nodes", "nowritecache", "options", "password",
    "path", "pool", "port", "portal", "preallocation", "prune-backups", "saferemove", "saferemove-stepsize >= 9.1",
    "saferemove_throughput", "server", "server2 < 9.0", "share", "shared", "skip-cert-verification", "smbversion",
    "snapshot-as-volume-chain >= 9.0", "sparse", "storage", "subdir", "tagged_only", "target", "thinpool", "transport < 9.0",
    "type", "username", "vgname", "volume < 9.0", "zfs-base-path",
  ]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /storage/{storage}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Config.pm read"
  require = perm("/storage/${storage}", "Datastore.Allocate")
}

endpoint "PUT /storage/{storage}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Config.pm update"
  params  = [
    "blocksize", "bwlimit", "comstar_hg", "comstar_tg", "content", "content-dirs", "create-base-path", "create-subdirs",
    "data-pool", "delete", "digest", "disable", "domain", "encryption-key", "fingerprint", "format", "fs-name", "fuse",
    "is_mountpoint", "keyring", "krbd", "lio_tpg", "master-pubkey", "max-protected-backups", "maxfiles < 9.0", "mkdir",
    "monhost", "mountpoint", "namespace", "nocow", "nodes", "nowritecache", "options", "password", "pool", "port",
    "preallocation", "prune-backups", "saferemove", "saferemove-stepsize >= 9.1", "saferemove_throughput", "server",
    "server2 < 9.0", "shared", "skip-cert-verification", "smbversion", "snapshot-as-volume-chain >= 9.0", "sparse", "subdir",
    "tagged_only", "transport < 9.0", "username", "zfs-base-path",
  ]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "DELETE /storage/{storage}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Config.pm delete"
  require = perm("/storage", "Datastore.Allocate")
}
