# The paths that an ACL entry may name. A form in braces is one segment: "name" [A-Za-z0-9._-]+, "id" [A-Za-z0-9_-]+,
# "word" [A-Za-z0-9]+, "vmid" a number from 100 on, "tag" a number from 1 to 9999. The object need not exist. Before 6.4 any path
# was taken; "removed" is the first version without the form. "privileges" are those that are checked there.
source = "proxmox/pve-access-control src/PVE/AccessControl.pm check_path, normalize_path at 6.4 to 9.2"

path "/" {
  object     = "root"
  privileges = ["*"]
}

path "/access" {
  object     = "users, roles, ACLs root"
  privileges = [
    "Permissions.Modify", "Sys.Audit", "Sys.Modify", "User.Modify", "Group.Allocate", "Realm.Allocate", "Realm.AllocateUser",
  ]
}

path "/access/groups" {
  object     = "all groups (and so all users)"
  privileges = ["User.Modify", "Group.Allocate", "Sys.Audit"]
}

path "/access/groups/{group:name}" {
  object     = "one group"
  since      = "7.0"
  privileges = ["User.Modify", "Sys.Audit"]
}

path "/access/realm" {
  object     = "all realms"
  privileges = ["Realm.Allocate", "Realm.AllocateUser", "Sys.Audit"]
}

path "/access/realm/{realm:name}" {
  object     = "one realm"
  since      = "7.0"
  privileges = ["Realm.AllocateUser"]
}

path "/mapping" {
  object     = "resource mappings"
  since      = "8.0"
  privileges = ["Mapping.*"]
}

path "/mapping/{type:name}" {
  object     = "mapping type: pci, usb, dir, notifications; hwrng (used as object); cpu (9.2)"
  since      = "8.0"
  privileges = ["Mapping.*"]
}

path "/mapping/{type:name}/{id:name}" {
  object     = "one mapping object /mapping/{pci,usb,dir,cpu}/{id}"
  since      = "8.0"
  privileges = ["Mapping.*"]
}

path "/nodes" {
  object     = "all nodes"
  privileges = ["Sys.*"]
}

path "/nodes/{node:name}" {
  object     = "one node"
  privileges = ["Sys.Audit", "Sys.Modify", "Sys.Console", "Sys.Syslog", "Sys.PowerMgmt", "Sys.AccessNetwork"]
}

path "/pool" {
  object     = "all pools"
  privileges = ["Pool.*", "VM.*", "Datastore.*"]
}

path "/pool/{pool:name}" {
  object     = "one pool; VM.* and Datastore.* reach its members"
  privileges = ["Pool.Allocate", "Pool.Audit", "VM.*", "Datastore.*", "Permissions.Modify"]
}

path "/pool/{pool:name}/{child:name}" {
  object     = "a pool in a pool"
  since      = "8.1"
  privileges = ["Pool.Allocate", "Pool.Audit", "VM.*", "Datastore.*", "Permissions.Modify"]
}

path "/pool/{pool:name}/{child:name}/{grandchild:name}" {
  object     = "a pool two levels down"
  since      = "8.1"
  privileges = ["Pool.Allocate", "Pool.Audit", "VM.*", "Datastore.*", "Permissions.Modify"]
}

path "/sdn" {
  object     = "all SDN"
  privileges = ["SDN.*"]
}

path "/sdn/controllers" {
  object     = "SDN controllers"
  since      = "8.1"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/controllers/{controller:id}" {
  object     = "one controller"
  since      = "8.1"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/dns" {
  object     = "SDN DNS plugins"
  since      = "8.1"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/dns/{dns:word}" {
  object     = "one DNS plugin"
  since      = "8.1"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/fabrics" {
  object     = "SDN fabrics"
  since      = "9.0"
  privileges = ["SDN.Allocate", "SDN.Audit", "SDN.Use"]
}

path "/sdn/fabrics/{fabric:word}" {
  object     = "one fabric"
  since      = "9.0"
  privileges = ["SDN.Allocate", "SDN.Audit", "SDN.Use"]
}

path "/sdn/ipams" {
  object     = "IPAM plugins"
  since      = "8.1"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/ipams/{ipam:word}" {
  object     = "one IPAM"
  since      = "8.1"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/prefix-lists" {
  object     = "routing prefix lists"
  since      = "9.2"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/prefix-lists/{list:word}" {
  object     = "one prefix list"
  since      = "9.2"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/route-maps" {
  object     = "route maps"
  since      = "9.2"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/route-maps/{map:word}" {
  object     = "one route map"
  since      = "9.2"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/vnets/{vnet:name}" {
  object     = "one vnet (7.1 to 7.4 only)"
  since      = "7.1"
  removed    = "8.0"
  privileges = ["SDN.Allocate", "SDN.Audit"]
}

path "/sdn/zones" {
  object     = "all zones, incl. pseudo zone localnetwork"
  since      = "8.0"
  privileges = ["SDN.*"]
}

path "/sdn/zones/{zone:name}" {
  object     = "one zone; localnetwork = host bridges"
  since      = "7.0"
  privileges = ["SDN.*"]
}

path "/sdn/zones/{zone:name}/{vnet:name}" {
  object     = "one vnet, or one host bridge below localnetwork"
  since      = "8.0"
  privileges = ["SDN.*"]
}

path "/sdn/zones/{zone:name}/{vnet:name}/{tag}" {
  object     = "one VLAN tag of a vnet or bridge"
  since      = "8.0"
  privileges = ["SDN.Use", "SDN.Audit"]
}

path "/storage" {
  object     = "storage collection"
  privileges = ["Datastore.*"]
}

path "/storage/{storage:name}" {
  object     = "one storage"
  privileges = ["Datastore.*", "Permissions.Modify"]
}

path "/vms" {
  object     = "all guests"
  privileges = ["VM.*"]
}

path "/vms/{vmid}" {
  object     = "one guest (VMID >= 100)"
  privileges = ["VM.*", "Sys.Audit", "Sys.Modify", "Permissions.Modify"]
}
