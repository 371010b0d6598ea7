module "community.proxmox.proxmox_backup" {
  aliases = ["community.general.proxmox_backup"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_backup.py"

  call "GET /access/permissions" { on = ["run"] }

  call "GET /storage" {
    on   = ["run"]
    sees = { storage = storage }
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "node" }
  }

  call "GET /cluster/resources" {
    on       = ["run"]
    when     = mode == "include"
    for_each = vmids
    send     = { type = "vm" }
    sees     = { vmid = each.value }
  }

  call "POST /nodes/{node}/vzdump" {
    on = ["run"]
    send = {
      all            = mode == "all" ? true : null
      bwlimit        = bandwidth
      compress       = compress
      fleecing       = fleecing
      mode           = default(backup_mode, "snapshot")
      notes-template = default(description, "{{guestname}}")
      performance    = performance_tweaks
      pool           = mode == "pool" ? pool : null
      protected      = protected
      prune-backups  = retention
      storage        = storage
      vmid           = mode == "include" ? vmids : null
      zstd           = compression_threads
    }
  }

  note {
    when = true
    why  = "proxmox_backup looks at its own permissions first, and takes one that is not propagated for missing"
  }
}
