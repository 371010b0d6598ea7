# What the provider calls when it starts, before any resource, and what it demands of the user at that moment.

provider "telmate/proxmox" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/provider.go providerConfigure"

  # The user part of the token's id: before 2.9.14 the whole id was asked about, which is no user.
  locals {
    user  = set(pm_api_token_id) ? split("!", pm_api_token_id)[0] : default(pm_user, depends("the owner of the token"))
    # Whoever logs in with a password asks about itself, which needs nothing.
    check = default(pm_minimum_permission_check, true) && !(set(pm_user) && set(pm_password) && !set(pm_api_token_id))
  }

  call "GET /access/users" {
    on     = ["create", "read", "update", "delete"]
    when   = check
    send   = { full = true }
    sees   = { userid = user }
    since  = "2.9.12"
    source = "Telmate/proxmox-api-go 98ffd4b proxmox/config__user.go CheckUserExistence"
  }

  call "GET /access/permissions" {
    on     = ["create", "read", "update", "delete"]
    when   = check
    send   = { userid = user, path = "/" }
    since  = "2.9.12"
    source = "Telmate/proxmox-api-go 98ffd4b proxmox/client.go GetUserPermissions"
  }

  # What the provider itself compares with the privileges of the token's owner on /, whatever the code needs. Of the token
  # nothing is compared. An empty pm_minimum_permission_list counts as none given.
  demands "v2.9.12" {
    since = "2.9.12"
    until = "2.9.14"
    path  = "/"
    of    = "owner"
    privileges = [
      "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Allocate", "Sys.Audit", "VM.Allocate", "VM.Audit", "VM.Clone",
      "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory",
      "VM.Config.Network", "VM.Config.Options", "VM.Monitor", "VM.PowerMgmt",
    ]
    source = "Telmate/terraform-provider-proxmox v2.9.12 proxmox/provider.go"
  }

  demands "v2.9.14" {
    since = "2.9.14"
    until = "3.0.2-rc01"
    path  = "/"
    of    = "owner"
    privileges = [
      "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Allocate", "Sys.Audit", "Sys.Console", "Sys.Modify", "VM.Allocate",
      "VM.Audit", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType",
      "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Migrate", "VM.Monitor", "VM.PowerMgmt",
    ]
    source = "Telmate/terraform-provider-proxmox v2.9.14 proxmox/provider.go"
  }

  demands "v3.0.2-rc01" {
    since = "3.0.2-rc01"
    until = "3.0.2-rc04"
    path  = "/"
    of    = "owner"
    off   = "pm_minimum_permission_check"
    list  = "pm_minimum_permission_list"
    privileges = [
      "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Allocate", "Sys.Audit", "Sys.Console", "Sys.Modify", "VM.Allocate",
      "VM.Audit", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType",
      "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Migrate", "VM.Monitor", "VM.PowerMgmt",
    ]
    source = "Telmate/terraform-provider-proxmox v3.0.2-rc01 proxmox/provider.go"
  }

  demands "v3.0.2-rc04" {
    since = "3.0.2-rc04"
    until = "3.0.2-rc06"
    path  = "/"
    of    = "owner"
    off   = "pm_minimum_permission_check"
    list  = "pm_minimum_permission_list"
    privileges = [
      "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Allocate", "Sys.Audit", "Sys.Console", "Sys.Modify", "VM.Allocate",
      "VM.Audit", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType",
      "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Migrate", "VM.PowerMgmt",
    ]
    source = "Telmate/terraform-provider-proxmox v3.0.2-rc04 proxmox/provider.go"
  }

  demands "v3.0.2-rc06" {
    since = "3.0.2-rc06"
    path  = "/"
    of    = "owner"
    off   = "pm_minimum_permission_check"
    list  = "pm_minimum_permission_list"
    privileges = [
      "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Allocate", "Pool.Audit", "Sys.Audit", "Sys.Console", "Sys.Modify",
      "VM.Allocate", "VM.Audit", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk",
      "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Migrate", "VM.PowerMgmt",
    ]
    source = "Telmate/terraform-provider-proxmox v3.0.2-rc06 proxmox/provider.go"
  }
}
