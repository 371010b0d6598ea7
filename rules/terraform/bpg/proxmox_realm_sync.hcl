resource "proxmox_realm_sync" {
  aliases = ["proxmox_virtual_environment_realm_sync"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_realm_sync.go"

  call "POST /access/domains/{realm}/sync" {
    on     = ["create", "update"]
    source = "fwprovider/access/resource_realm_sync.go Create"
    send = {
      scope             = scope
      "remove-vanished" = remove_vanished
      "enable-new"      = enable_new
      full              = full
      purge             = purge
      "dry-run"         = dry_run
    }
  }

  call "GET /access/domains/{realm}" {
    on     = ["read"]
    source = "fwprovider/access/resource_realm_sync.go Read"
  }
}
