resource "proxmox_backup_job" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/backup/resource.go"

  call "POST /cluster/backup" {
    on     = ["create"]
    source = "fwprovider/cluster/backup/resource.go Create"
    send = {
      id                          = id
      schedule                    = schedule
      storage                     = storage
      enabled                     = enabled
      node                        = node
      all                         = all
      mode                        = mode
      compress                    = compress
      starttime                   = starttime
      maxfiles                    = maxfiles
      mailnotification            = mailnotification
      bwlimit                     = bwlimit
      ionice                      = ionice
      pigz                        = pigz
      zstd                        = zstd
      remove                      = remove
      protected                   = protected
      script                      = script
      stdexcludes                 = stdexcludes
      pool                        = pool
      lockwait                    = lockwait
      stopwait                    = stopwait
      tmpdir                      = tmpdir
      vmid                        = length(vmid[*]) > 0 ? vmid : null
      mailto                      = length(mailto[*]) > 0 ? mailto : null
      "exclude-path"              = length(exclude_path[*]) > 0 ? exclude_path : null
      "prune-backups"             = prune_backups
      "notes-template"            = notes_template
      "repeat-missed"             = repeat_missed
      fleecing                    = set(fleecing) ? { enabled = fleecing.enabled, storage = fleecing.storage } : null
      performance                 = set(performance) ? { "max-workers" = performance.max_workers, "pbs-entries-max" = performance.pbs_entries_max } : null
      "pbs-change-detection-mode" = pbs_change_detection_mode
    }
  }

  call "GET /cluster/backup/{id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/backup/resource.go Read"
  }

  call "PUT /cluster/backup/{id}" {
    on     = ["update"]
    source = "fwprovider/cluster/backup/resource.go Update"
    send = {
      schedule                    = schedule
      storage                     = storage
      enabled                     = enabled
      node                        = node
      all                         = all
      mode                        = mode
      compress                    = compress
      starttime                   = starttime
      maxfiles                    = maxfiles
      mailnotification            = mailnotification
      bwlimit                     = bwlimit
      ionice                      = ionice
      pigz                        = pigz
      zstd                        = zstd
      remove                      = remove
      protected                   = protected
      script                      = script
      stdexcludes                 = stdexcludes
      pool                        = pool
      lockwait                    = lockwait
      stopwait                    = stopwait
      tmpdir                      = tmpdir
      vmid                        = length(vmid[*]) > 0 ? vmid : null
      mailto                      = length(mailto[*]) > 0 ? mailto : null
      "exclude-path"              = length(exclude_path[*]) > 0 ? exclude_path : null
      "prune-backups"             = prune_backups
      "notes-template"            = notes_template
      "repeat-missed"             = repeat_missed
      fleecing                    = set(fleecing) ? { enabled = fleecing.enabled, storage = fleecing.storage } : null
      performance                 = set(performance) ? { "max-workers" = performance.max_workers, "pbs-entries-max" = performance.pbs_entries_max } : null
      "pbs-change-detection-mode" = pbs_change_detection_mode
    }
  }

  call "DELETE /cluster/backup/{id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/backup/resource.go Delete"
  }
}
