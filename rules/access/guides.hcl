# Roles that guides publish, to compare code with them: `pvelint privileges --compare guide:bpg`. Each is read as the guide grants
# it: the role for a user on the path, with propagation. The newest list of a tool comes first. "date" is that of the change
# which last wrote the file.

guide "bpg" {
  title      = "role of the bpg provider's documentation, for Proxmox VE 9"
  tool       = "terraform-bpg"
  source     = "bpg/terraform-provider-proxmox dc6785cd docs/index.md"
  date       = "2026-07-10"
  path       = "/"
  privileges = [
    "Datastore.Allocate", "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit",
    "Group.Allocate", "Mapping.Audit", "Mapping.Modify", "Mapping.Use", "Permissions.Modify", "Pool.Allocate",
    "Pool.Audit", "Realm.Allocate", "Realm.AllocateUser", "SDN.Allocate", "SDN.Audit", "SDN.Use", "Sys.AccessNetwork",
    "Sys.Audit", "Sys.Console", "Sys.Incoming", "Sys.Modify", "Sys.PowerMgmt", "Sys.Syslog", "User.Modify",
    "VM.Allocate", "VM.Audit", "VM.Backup", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit",
    "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Console",
    "VM.GuestAgent.Audit", "VM.GuestAgent.FileRead", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.FileWrite",
    "VM.GuestAgent.Unrestricted", "VM.Migrate", "VM.PowerMgmt", "VM.Replicate", "VM.Snapshot", "VM.Snapshot.Rollback",
  ]
}

guide "bpg-8" {
  title      = "role of the bpg provider's documentation, for Proxmox VE 8"
  tool       = "terraform-bpg"
  source     = "bpg/terraform-provider-proxmox e27d0c55 docs/index.md"
  date       = "2025-07-11"
  path       = "/"
  privileges = [
    "Datastore.Allocate", "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit",
    "Group.Allocate", "Mapping.Audit", "Mapping.Modify", "Mapping.Use", "Permissions.Modify", "Pool.Allocate",
    "Pool.Audit", "Realm.Allocate", "Realm.AllocateUser", "SDN.Allocate", "SDN.Audit", "SDN.Use", "Sys.AccessNetwork",
    "Sys.Audit", "Sys.Console", "Sys.Incoming", "Sys.Modify", "Sys.PowerMgmt", "Sys.Syslog", "User.Modify",
    "VM.Allocate", "VM.Audit", "VM.Backup", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit",
    "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Console",
    "VM.Migrate", "VM.Monitor", "VM.PowerMgmt", "VM.Snapshot", "VM.Snapshot.Rollback",
  ]
}

guide "telmate-9" {
  title      = "role of the Telmate provider's documentation, for Proxmox VE 9"
  tool       = "terraform-telmate"
  source     = "Telmate/terraform-provider-proxmox 4105a82 docs/index.md"
  date       = "2025-12-23"
  path       = "/"
  privileges = [
    "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit", "Pool.Allocate", "Pool.Audit",
    "SDN.Use", "Sys.Audit", "Sys.Console", "Sys.Modify", "VM.Allocate", "VM.Audit", "VM.Clone", "VM.Config.CDROM",
    "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory",
    "VM.Config.Network", "VM.Config.Options", "VM.Migrate", "VM.PowerMgmt",
  ]
}

guide "telmate-8" {
  title      = "role of the Telmate provider's documentation, for Proxmox VE 8 and older"
  tool       = "terraform-telmate"
  source     = "Telmate/terraform-provider-proxmox 4105a82 docs/index.md"
  date       = "2025-12-23"
  path       = "/"
  privileges = [
    "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit", "Pool.Allocate", "SDN.Use",
    "Sys.Audit", "Sys.Console", "Sys.Modify", "VM.Allocate", "VM.Audit", "VM.Clone", "VM.Config.CDROM",
    "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory",
    "VM.Config.Network", "VM.Config.Options", "VM.Migrate", "VM.Monitor", "VM.PowerMgmt",
  ]
}

guide "telmate-2.9.14" {
  title      = "role of the Telmate provider's documentation, release 2.9.14"
  tool       = "terraform-telmate"
  source     = "Telmate/terraform-provider-proxmox v2.9.14 docs/index.md"
  date       = "2023-02-12"
  path       = "/"
  privileges = [
    "Datastore.AllocateSpace", "Datastore.Audit", "Pool.Allocate", "Sys.Audit", "Sys.Console", "Sys.Modify",
    "VM.Allocate", "VM.Audit", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit",
    "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Migrate",
    "VM.Monitor", "VM.PowerMgmt",
  ]
}

guide "telmate-2.8" {
  title      = "role of the Telmate provider's documentation, release 2.9.11"
  tool       = "terraform-telmate"
  source     = "Telmate/terraform-provider-proxmox v2.9.11 docs/index.md"
  date       = "2022-02-04"
  path       = "/"
  privileges = [
    "Datastore.AllocateSpace", "Datastore.Audit", "VM.Allocate", "VM.Audit", "VM.Clone", "VM.Config.CDROM",
    "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory",
    "VM.Config.Network", "VM.Config.Options", "VM.Monitor", "VM.PowerMgmt",
  ]
}

guide "packer-trfore" {
  title      = "role of a widely copied collection of Packer templates"
  tool       = "packer"
  source     = "trfore/packer-proxmox-templates 9ebaaf9 README.md"
  date       = "2026-01-20"
  path       = "/"
  privileges = [
    "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit", "SDN.Use", "Sys.Audit", "Sys.Modify",
    "VM.Allocate", "VM.Audit", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit",
    "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Console",
    "VM.Monitor", "VM.PowerMgmt",
  ]
}
