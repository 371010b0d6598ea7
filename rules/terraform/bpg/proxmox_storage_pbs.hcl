resource "proxmox_storage_pbs" {
  aliases = ["proxmox_virtual_environment_storage_pbs"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/storage/model_pbs.go"

  locals {
    storage = id
  }

  call "POST /storage" {
    on     = ["create"]
    source = "fwprovider/storage/model_pbs.go toCreateAPIRequest"
    send = {
      storage                 = id
      type                    = "pbs"
      server                  = server
      datastore               = datastore
      username                = username
      password                = password
      namespace               = namespace
      fingerprint             = fingerprint
      "encryption-key"        = default(generate_encryption_key, false) ? "autogen" : encryption_key
      nodes                   = length(nodes[*]) > 0 ? nodes : null
      content                 = length(content[*]) > 0 ? content : null
      disable                 = default(disable, false)
      "max-protected-backups" = backups.max_protected_backups
      "prune-backups"         = set(backups) ? { "keep-all" = backups.keep_all, "keep-last" = backups.keep_last, "keep-hourly" = backups.keep_hourly, "keep-daily" = backups.keep_daily, "keep-weekly" = backups.keep_weekly, "keep-monthly" = backups.keep_monthly, "keep-yearly" = backups.keep_yearly } : null
    }
  }

  call "GET /storage/{storage}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/storage/resource_generic.go Read"
  }

  call "PUT /storage/{storage}" {
    on     = ["update"]
    source = "fwprovider/storage/model_pbs.go toUpdateAPIRequest"
    send = {
      nodes                   = length(nodes[*]) > 0 ? nodes : null
      content                 = length(content[*]) > 0 ? content : null
      disable                 = default(disable, false)
      fingerprint             = fingerprint
      "max-protected-backups" = backups.max_protected_backups
      "prune-backups"         = set(backups) ? { "keep-all" = backups.keep_all, "keep-last" = backups.keep_last, "keep-hourly" = backups.keep_hourly, "keep-daily" = backups.keep_daily, "keep-weekly" = backups.keep_weekly, "keep-monthly" = backups.keep_monthly, "keep-yearly" = backups.keep_yearly } : null
    }
  }

  call "DELETE /storage/{storage}" {
    on     = ["delete"]
    source = "fwprovider/storage/resource_generic.go Delete"
  }
}
