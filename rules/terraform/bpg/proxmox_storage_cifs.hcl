resource "proxmox_storage_cifs" {
  aliases = ["proxmox_virtual_environment_storage_cifs"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/storage/model_cifs.go"

  locals {
    storage = id
  }

  call "POST /storage" {
    on     = ["create"]
    source = "fwprovider/storage/model_cifs.go toCreateAPIRequest"
    send = {
      storage                    = id
      type                       = "cifs"
      server                     = server
      username                   = username
      password                   = password
      share                      = share
      domain                     = domain
      subdir                     = subdirectory
      nodes                      = length(nodes[*]) > 0 ? nodes : null
      content                    = length(content[*]) > 0 ? content : null
      disable                    = default(disable, false)
      options                    = options
      preallocation              = preallocation
      "snapshot-as-volume-chain" = default(snapshot_as_volume_chain, false) ? true : null
      "create-base-path"         = default(create_base_path, true)
      "create-subdirs"           = default(create_subdirs, true)
      "max-protected-backups"    = backups.max_protected_backups
      "prune-backups"            = set(backups) ? { "keep-all" = backups.keep_all, "keep-last" = backups.keep_last, "keep-hourly" = backups.keep_hourly, "keep-daily" = backups.keep_daily, "keep-weekly" = backups.keep_weekly, "keep-monthly" = backups.keep_monthly, "keep-yearly" = backups.keep_yearly } : null
    }
  }

  call "GET /storage/{storage}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/storage/resource_generic.go Read"
  }

  call "PUT /storage/{storage}" {
    on     = ["update"]
    source = "fwprovider/storage/model_cifs.go toUpdateAPIRequest"
    send = {
      nodes                   = length(nodes[*]) > 0 ? nodes : null
      content                 = length(content[*]) > 0 ? content : null
      disable                 = default(disable, false)
      options                 = options
      preallocation           = preallocation
      "create-base-path"      = default(create_base_path, true)
      "create-subdirs"        = default(create_subdirs, true)
      "max-protected-backups" = backups.max_protected_backups
      "prune-backups"         = set(backups) ? { "keep-all" = backups.keep_all, "keep-last" = backups.keep_last, "keep-hourly" = backups.keep_hourly, "keep-daily" = backups.keep_daily, "keep-weekly" = backups.keep_weekly, "keep-monthly" = backups.keep_monthly, "keep-yearly" = backups.keep_yearly } : null
    }
  }

  call "DELETE /storage/{storage}" {
    on     = ["delete"]
    source = "fwprovider/storage/resource_generic.go Delete"
  }
}
