# Backup jobs, synchronisation of realms, schedules, and actions on many guests at once.
# What a "sees" names besides the path and the parameters is what is looked for: vmid.

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
  require = all(
    perm("/", "Sys.Modify"),
    vzdump_options(params),
    perm("/storage/${default(storage, "local")}", "Datastore.Allocate"),
    when(set(pool), perm("/pool/${pool}", "VM.Backup")),
  )
  note    = "whether the caller may back up the guests is not asked: jobs run as root"
}

endpoint "GET /cluster/backup-info" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BackupInfo.pm index"
  require = root_only("this call")
}

endpoint "GET /cluster/backup-info/not-backed-up" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BackupInfo.pm get_guests_not_in_backup"
  require = perm("/", "Sys.Audit")
  sees    = seen("/vms", vmid, "VM.Audit")
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
  require = all(
    perm("/", "Sys.Modify"),
    vzdump_options(params),
    backup_job_changes(list(params.delete)),
    set(storage) ? perm("/storage/${storage}", "Datastore.Allocate") :
    contains(list(params.delete), "storage") ? perm("/storage/local", "Datastore.Allocate") : nothing(),
    when(set(pool), perm("/pool/${pool}", "VM.Backup")),
    backup_job_now(section("jobs.cfg", id)),
  )
}

endpoint "DELETE /cluster/backup/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm delete_job"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/backup/{id}/included_volumes" {
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm get_volume_backup_included"
  require = perm("/", "Sys.Audit")
  sees    = seen("/vms", vmid, "VM.Audit")
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
  since   = "9.1"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm migrate"
  params  = ["max-workers", "maxworkers", "online", "target", "vms", "with-local-disks"]
  require = listed_guests(vms, "VM.Migrate")
}

endpoint "POST /cluster/bulk-action/guest/shutdown" {
  since   = "9.1"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm shutdown"
  params  = ["force-stop", "max-workers", "maxworkers", "timeout", "vms"]
  require = listed_guests(vms, "VM.PowerMgmt")
}

endpoint "POST /cluster/bulk-action/guest/start" {
  since   = "9.1"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm start"
  params  = ["max-workers", "maxworkers", "timeout", "vms"]
  require = listed_guests(vms, "VM.PowerMgmt")
}

endpoint "POST /cluster/bulk-action/guest/suspend" {
  since   = "9.1"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm suspend"
  params  = ["max-workers", "maxworkers", "statestorage", "to-disk", "vms"]
  require = all(
    listed_guests(vms, "VM.PowerMgmt"),
    when(yes(to-disk), listed_guests(vms, "VM.Config.Disk")),
    when(yes(to-disk) && set(statestorage), perm("/storage/${statestorage}", "Datastore.AllocateSpace")),
  )
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
  require = all(perm("/access/realm/-", "Realm.AllocateUser"), perm("/access/groups", "User.Modify"))
  note    = "the check names a realm, and the call has none: an entry on /access/realm, /access or / serves, if it propagates"
}

endpoint "DELETE /cluster/jobs/realm-sync/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Jobs/RealmSync.pm delete_job"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/jobs/schedule-analyze" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Jobs.pm schedule-analyze"
  params = ["iterations", "schedule", "starttime"]
}
