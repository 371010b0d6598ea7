# Backup jobs, synchronisation of realms, schedules, and actions on many guests at once.

endpoint "GET /cluster/backup" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/backup" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm create_job"
  params  = [
    "all", "bwlimit", "comment", "compress", "dow", "dumpdir", "enabled", "exclude", "exclude-path", "fleecing", "id", "ionice",
    "lockwait", "mailnotification", "mailto", "maxfiles < 9.2", "mode", "node", "notes-template", "notification-mode",
    "notification-policy < 9.0", "notification-target < 9.0", "pbs-change-detection-mode", "performance", "pigz", "pool",
    "protected", "prune-backups", "quiet", "remove", "repeat-missed", "schedule", "script", "starttime", "stdexcludes", "stop",
    "stopwait", "storage", "tmpdir", "vmid", "zstd",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/backup-info" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BackupInfo.pm index"
  require = root_only("this call")
}

endpoint "GET /cluster/backup-info/not-backed-up" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BackupInfo.pm get_guests_not_in_backup"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/backup/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm read_job"
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /cluster/backup/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm update_job"
  params  = [
    "all", "bwlimit", "comment", "compress", "delete", "dow", "dumpdir", "enabled", "exclude", "exclude-path", "fleecing",
    "ionice", "lockwait", "mailnotification", "mailto", "maxfiles < 9.2", "mode", "node", "notes-template", "notification-mode",
    "notification-policy < 9.0", "notification-target < 9.0", "pbs-change-detection-mode", "performance", "pigz", "pool",
    "protected", "prune-backups", "quiet", "remove", "repeat-missed", "schedule", "script", "starttime", "stdexcludes", "stop",
    "stopwait", "storage", "tmpdir", "vmid", "zstd",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /cluster/backup/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm delete_job"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/backup/{id}/included_volumes" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm get_volume_backup_included"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/bulk-action" {
  since  = "9.1"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction.pm index"
}

endpoint "GET /cluster/bulk-action/guest" {
  since  = "9.1"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm index"
}

endpoint "POST /cluster/bulk-action/guest/migrate" {
  since  = "9.1"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm migrate"
  params = ["max-workers", "maxworkers", "online", "target", "vms", "with-local-disks"]
}

endpoint "POST /cluster/bulk-action/guest/shutdown" {
  since  = "9.1"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm shutdown"
  params = ["force-stop", "max-workers", "maxworkers", "timeout", "vms"]
}

endpoint "POST /cluster/bulk-action/guest/start" {
  since  = "9.1"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm start"
  params = ["max-workers", "maxworkers", "timeout", "vms"]
}

endpoint "POST /cluster/bulk-action/guest/suspend" {
  since  = "9.1"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm suspend"
  params = ["max-workers", "maxworkers", "statestorage", "to-disk", "vms"]
}

endpoint "GET /cluster/jobs" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Jobs.pm index"
}

endpoint "GET /cluster/jobs/realm-sync" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Jobs/RealmSync.pm syncjob_index"
  require = perm("/", "Sys.Audit")
}

endpoint "GET /cluster/jobs/realm-sync/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Jobs/RealmSync.pm read_job"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /cluster/jobs/realm-sync/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Jobs/RealmSync.pm create_job"
  params  = ["comment", "enable-new", "enabled", "realm", "remove-vanished", "schedule", "scope"]
  require = all(perm("/access/realm/${realm}", "Realm.AllocateUser"), perm("/access/groups", "User.Modify"))
}

endpoint "PUT /cluster/jobs/realm-sync/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Jobs/RealmSync.pm update_job"
  params  = ["comment", "delete", "enable-new", "enabled", "remove-vanished", "schedule", "scope"]
  require = all(perm("/access/realm/${realm}", "Realm.AllocateUser"), perm("/access/groups", "User.Modify"))
}

endpoint "DELETE /cluster/jobs/realm-sync/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Jobs/RealmSync.pm delete_job"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/jobs/schedule-analyze" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Jobs.pm schedule-analyze"
  params = ["iterations", "schedule", "starttime"]
}
