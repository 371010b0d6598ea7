# The built-in roles. A role holds each privilege listed as long as the release knows it (privileges.hcl) and, where "until"
# says so, up to but not including that release. Built-in roles cannot be changed or removed, and since 8.0 no other role may
# begin with PVE in any case. No "since" means 6.0 or earlier.
source = "proxmox/pve-access-control src/PVE/AccessControl.pm ($privgroups, create_roles executed) at 7.4 f0595d158, 8.4 25dd3756f, 9.1 3e9da0c8e, and the changes between 6.0 and 9.2"

role "Administrator" {
  everything = true
}

role "NoAccess" {
  privileges = []
  denies     = true # it cancels every other role at its place
}

role "PVEAdmin" {
  privileges = [
    "Datastore.Allocate", "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit", "Group.Allocate",
    "Mapping.Audit", "Mapping.Use", "Permissions.Modify", "Pool.Allocate", "Pool.Audit", "Realm.AllocateUser", "SDN.Allocate",
    "SDN.Audit", "SDN.Use", "Sys.Audit", "Sys.Console", "Sys.Syslog", "User.Modify", "VM.Allocate", "VM.Audit", "VM.Backup",
    "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk", "VM.Config.HWType", "VM.Config.Memory",
    "VM.Config.Network", "VM.Config.Options", "VM.Console", "VM.GuestAgent.Audit", "VM.GuestAgent.FileRead",
    "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.FileWrite", "VM.GuestAgent.Unrestricted", "VM.Migrate", "VM.Monitor",
    "VM.PowerMgmt", "VM.Replicate", "VM.Snapshot", "VM.Snapshot.Rollback",
  ]
  until      = { "Permissions.Modify" = "8.0" }
}

role "PVEAuditor" {
  privileges = ["Datastore.Audit", "Mapping.Audit", "Pool.Audit", "SDN.Audit", "Sys.Audit", "VM.Audit", "VM.GuestAgent.Audit"]
}

role "PVEDatastoreAdmin" {
  privileges = ["Datastore.Allocate", "Datastore.AllocateSpace", "Datastore.AllocateTemplate", "Datastore.Audit"]
}

role "PVEDatastoreUser" {
  privileges = ["Datastore.AllocateSpace", "Datastore.Audit"]
}

role "PVEMappingAdmin" {
  since      = "8.0"
  privileges = ["Mapping.Audit", "Mapping.Modify", "Mapping.Use"]
}

role "PVEMappingUser" {
  since      = "8.0"
  privileges = ["Mapping.Audit", "Mapping.Use"]
}

role "PVEPoolAdmin" {
  privileges = ["Pool.Allocate", "Pool.Audit"]
}

role "PVEPoolUser" {
  since      = "7.0"
  privileges = ["Pool.Audit"]
}

role "PVESDNAdmin" {
  since      = "6.1"
  privileges = ["SDN.Allocate", "SDN.Audit", "SDN.Use"]
}

role "PVESDNUser" {
  since      = "8.0"
  privileges = ["SDN.Audit", "SDN.Use"]
}

role "PVESysAdmin" {
  privileges = ["Permissions.Modify", "Sys.Audit", "Sys.Console", "Sys.Syslog"]
  until      = { "Permissions.Modify" = "8.0" }
}

role "PVETemplateUser" {
  privileges = ["VM.Audit", "VM.Clone"]
}

role "PVEUserAdmin" {
  privileges = ["Group.Allocate", "Realm.AllocateUser", "User.Modify"]
}

role "PVEVMAdmin" {
  privileges = [
    "VM.Allocate", "VM.Audit", "VM.Backup", "VM.Clone", "VM.Config.CDROM", "VM.Config.CPU", "VM.Config.Cloudinit", "VM.Config.Disk",
    "VM.Config.HWType", "VM.Config.Memory", "VM.Config.Network", "VM.Config.Options", "VM.Console", "VM.GuestAgent.Audit",
    "VM.GuestAgent.FileRead", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.FileWrite", "VM.GuestAgent.Unrestricted", "VM.Migrate",
    "VM.Monitor", "VM.PowerMgmt", "VM.Replicate", "VM.Snapshot", "VM.Snapshot.Rollback",
  ]
}

role "PVEVMUser" {
  privileges = [
    "VM.Audit", "VM.Backup", "VM.Config.CDROM", "VM.Config.Cloudinit", "VM.Console", "VM.GuestAgent.Audit",
    "VM.GuestAgent.FileRead", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.FileWrite", "VM.PowerMgmt",
  ]
}
