resource "proxmox_cluster_options" {
  aliases = ["proxmox_virtual_environment_cluster_options"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/options/resource_options.go"

  locals {
    options = {
      console     = console
      description = description
      email_from  = email_from
      http_proxy  = http_proxy
      keyboard    = keyboard
      language    = language
      mac_prefix  = mac_prefix
      max_workers = max_workers
      bwlimit     = length([for o in [bandwidth_limit_clone, bandwidth_limit_default, bandwidth_limit_migration, bandwidth_limit_move, bandwidth_limit_restore] : o if o != null]) > 0 ? { clone = bandwidth_limit_clone, default = bandwidth_limit_default, migration = bandwidth_limit_migration, move = bandwidth_limit_move, restore = bandwidth_limit_restore } : null
      crs         = length([for o in [crs_ha, crs_ha_rebalance_on_start, crs_ha_auto_rebalance] : o if o != null]) > 0 ? { ha = crs_ha, "ha-rebalance-on-start" = crs_ha_rebalance_on_start, "ha-auto-rebalance" = crs_ha_auto_rebalance } : null
      ha          = set(ha_shutdown_policy) ? { shutdown_policy = ha_shutdown_policy } : null
      migration   = length([for o in [migration_type, migration_cidr] : o if o != null]) > 0 ? { type = migration_type, network = migration_cidr } : null
      "next-id"   = set(next_id) ? { lower = next_id.lower, upper = next_id.upper } : null
      notify      = set(notify) ? { fencing = notify.ha_fencing_mode, "package-updates" = notify.package_updates, replication = notify.replication } : null
    }
  }

  call "PUT /cluster/options" {
    on     = ["create", "update"]
    source = "fwprovider/cluster/options/resource_options.go Create"
    send   = options
  }

  # Who may not see the options gets a few of them, and the rest shows as a change in each plan.
  call "GET /cluster/options" {
    on     = ["create", "read", "update"]
    sees   = {}
    source = "fwprovider/cluster/options/resource_options.go read"
  }

  call "PUT /cluster/options" {
    on     = ["delete"]
    send   = { delete = [for o, value in options : o if value != null] }
    source = "fwprovider/cluster/options/resource_options.go Delete"
  }
}
