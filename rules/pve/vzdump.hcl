# Backups that are made at once.

endpoint "POST /nodes/{node}/vzdump" {
  source = "pve-manager 9.2.11 PVE/API2/VZDump.pm vzdump"
  params = [
    "all", "bwlimit", "compress", "dumpdir", "exclude", "exclude-path", "fleecing", "ionice", "job-id", "lockwait",
    "mailnotification", "mailto", "maxfiles < 9.2", "mode", "notes-template", "notification-mode", "notification-policy < 9.0",
    "notification-target < 9.0", "pbs-change-detection-mode", "performance", "pigz", "pool", "protected", "prune-backups",
    "quiet", "remove", "script", "stdexcludes", "stdout", "stop", "stopwait", "storage", "tmpdir", "vmid", "zstd",
  ]
  require = all(
    vzdump_options(params),
    when(set(prune-backups), perm("/storage/${default(storage, "local")}", "Datastore.Allocate")),
    vzdump_stop(node, stop),
    vzdump_guests(set(pool) ? pool_guests(pool) : list(vmid), node, default(storage, "local"), yes(all)),
  )
}

endpoint "GET /nodes/{node}/vzdump/defaults" {
  source = "pve-manager 9.2.11 PVE/API2/VZDump.pm defaults"
  params = ["storage"]
  require = perm_any("/storage/${default(storage, "local")}", "Datastore.Audit", "Datastore.AllocateSpace")
  note = "without a storage that of vzdump.conf counts, else local"
}

endpoint "GET /nodes/{node}/vzdump/extractconfig" {
  source = "pve-manager 9.2.11 PVE/API2/VZDump.pm extractconfig"
  params = ["volume"]
  require = all(volume_access(null, params.volume), when(set(volume(params.volume).owner), perm("/vms/${volume(params.volume).owner}", "VM.Backup")))
}
