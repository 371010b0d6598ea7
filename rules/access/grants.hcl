# Where grants are written: the commands, resources, modules and variables that make roles, users, groups, tokens, pools and ACL
# entries, and what their parameters are called. On the right of a field stands our word for it:
#   role   name privileges append            user   id groups expire         token  user name privsep expire
#   group  name members                      pool   name guests storages     acl    path roles users groups tokens propagate delete,
#                                                                                   or subject with its kind
# "changes" marks what changes an object that is there already. A command's option may be shortened while it stays unambiguous.

command "pveum role add" {
  aliases = ["pveum roleadd"]
  makes   = "role"
  words   = ["name"]
  fields  = { privs = "privileges" }
  source  = "pve-access-control 9.1.1 src/PVE/CLI/pveum.pm"
}

command "pveum role modify" {
  aliases = ["pveum rolemod"]
  makes   = "role"
  changes = true
  words   = ["name"]
  fields  = { privs = "privileges", append = "append" }
}

command "pveum user add" {
  aliases = ["pveum useradd"]
  makes   = "user"
  words   = ["id"]
  fields  = { groups = "groups", expire = "expire" }
}

command "pveum user modify" {
  aliases = ["pveum usermod"]
  makes   = "user"
  changes = true
  words   = ["id"]
  fields  = { groups = "groups", expire = "expire", append = "append" }
}

command "pveum user token add" {
  makes  = "token"
  words  = ["user", "name"]
  fields = { privsep = "privsep", expire = "expire" }
}

command "pveum user token modify" {
  makes   = "token"
  changes = true
  words   = ["user", "name"]
  fields  = { privsep = "privsep", expire = "expire" }
}

command "pveum group add" {
  aliases = ["pveum groupadd"]
  makes   = "group"
  words   = ["name"]
}

command "pveum pool add" {
  makes = "pool"
  words = ["name"]
}

command "pveum pool modify" {
  makes   = "pool"
  changes = true
  words   = ["name"]
  fields  = { vms = "guests", storage = "storages" }
}

command "pveum acl modify" {
  aliases = ["pveum aclmod"]
  makes   = "acl"
  words   = ["path"]
  fields = {
    path   = "path", roles = "roles", users = "users", groups = "groups", tokens = "tokens", propagate = "propagate"
    delete = "delete"
  }
}

command "pveum acl delete" {
  aliases = ["pveum acldel"]
  makes   = "removal"
  words   = ["path"]
  fields  = { path = "path", roles = "roles", users = "users", groups = "groups", tokens = "tokens", propagate = "propagate" }
}

command "pvesh create /access/roles" {
  makes  = "role"
  fields = { roleid = "name", privs = "privileges" }
  source = "pve-docs apidata.js 9.1.3"
}

command "pvesh set /access/roles/{name}" {
  makes   = "role"
  changes = true
  fields  = { privs = "privileges", append = "append" }
}

command "pvesh create /access/users" {
  makes  = "user"
  fields = { userid = "id", groups = "groups", expire = "expire" }
}

command "pvesh set /access/users/{id}" {
  makes   = "user"
  changes = true
  fields  = { groups = "groups", expire = "expire", append = "append" }
}

command "pvesh create /access/users/{user}/token/{name}" {
  makes  = "token"
  fields = { privsep = "privsep", expire = "expire" }
}

command "pvesh set /access/users/{user}/token/{name}" {
  makes   = "token"
  changes = true
  fields  = { privsep = "privsep", expire = "expire" }
}

command "pvesh create /access/groups" {
  makes  = "group"
  fields = { groupid = "name" }
}

command "pvesh create /pools" {
  makes  = "pool"
  fields = { poolid = "name" }
}

command "pvesh set /access/acl" {
  makes = "acl"
  fields = {
    path   = "path", roles = "roles", users = "users", groups = "groups", tokens = "tokens", propagate = "propagate"
    delete = "delete"
  }
}

resource "proxmox_virtual_environment_role" {
  aliases = ["proxmox_role"]
  makes   = "role"
  fields  = { role_id = "name", privileges = "privileges" }
  source  = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/role.go"
}

resource "proxmox_virtual_environment_user" {
  aliases = ["proxmox_user"]
  makes   = "user"
  fields  = { user_id = "id", groups = "groups", expiration_date = "expire" }
  nested "acl" {
    makes   = "acl"
    subject = "users"
    fields  = { path = "path", role_id = "roles", propagate = "propagate" }
  }
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/user.go"
}

resource "proxmox_virtual_environment_group" {
  aliases = ["proxmox_group"]
  makes   = "group"
  fields  = { group_id = "name", members = "members" }
  nested "acl" {
    makes   = "acl"
    subject = "groups"
    fields  = { path = "path", role_id = "roles", propagate = "propagate" }
  }
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/group.go"
}

resource "proxmox_user_token" {
  aliases = ["proxmox_virtual_environment_user_token"]
  makes   = "token"
  fields  = { user_id = "user", token_name = "name", privileges_separation = "privsep", expiration_date = "expire" }
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_user_token.go"
}

resource "proxmox_acl" {
  aliases = ["proxmox_virtual_environment_acl"]
  makes   = "acl"
  fields = {
    path = "path", role_id = "roles", user_id = "users", group_id = "groups", token_id = "tokens", propagate = "propagate"
  }
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_acl.go"
}

resource "proxmox_virtual_environment_pool" {
  aliases = ["proxmox_pool"]
  makes   = "pool"
  fields  = { pool_id = "name", poolid = "name" }
  source  = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/pool/pool.go; Telmate/proxmox resource_pool.go"
}

# Ansible. A module is known by its last word: community.proxmox, community.general and lae.proxmox share these names.
module "proxmox_role" {
  makes  = "role"
  fields = { roleid = "name", name = "name", privs = "privileges", privileges = "privileges" }
  source = "community.proxmox plugins/modules/proxmox_role.py; lae.proxmox library/proxmox_role.py"
}

module "proxmox_user" {
  makes  = "user"
  fields = { userid = "id", name = "id", groups = "groups", expire = "expire" }
  nested "tokens" {
    makes   = "token"
    subject = "user"
    fields  = { tokenid = "name", name = "name", privsep = "privsep", privilege_separation = "privsep", expire = "expire" }
  }
  source = "community.proxmox plugins/modules/proxmox_user.py; lae.proxmox library/proxmox_user.py"
}

module "proxmox_group" {
  makes  = "group"
  fields = { groupid = "name", name = "name" }
  source = "community.proxmox plugins/modules/proxmox_group.py; lae.proxmox library/proxmox_group.py"
}

module "proxmox_pool" {
  makes  = "pool"
  fields = { poolid = "name", name = "name" }
  source = "community.proxmox plugins/modules/proxmox_pool.py; lae.proxmox library/proxmox_pool.py"
}

module "proxmox_access_acl" {
  makes  = "acl"
  fields = { path = "path", roleid = "roles", type = "kind", ugid = "subject", propagate = "propagate" }
  source = "community.proxmox plugins/modules/proxmox_access_acl.py"
}

module "proxmox_acl" {
  makes  = "acl"
  fields = { path = "path", resource = "path", roles = "roles", users = "users", groups = "groups" }
  source = "lae.proxmox library/proxmox_acl.py"
}

# Variables of the role lae.proxmox: lists whose items it hands to its modules.
variable "pve_roles" {
  makes  = "role"
  fields = { name = "name", privileges = "privileges" }
  source = "lae.proxmox tasks/main.yml"
}

variable "pve_users" {
  makes  = "user"
  fields = { name = "id", groups = "groups", expire = "expire" }
}

variable "pve_groups" {
  makes  = "group"
  fields = { name = "name" }
}

variable "pve_acls" {
  makes  = "acl"
  fields = { path = "path", roles = "roles", users = "users", groups = "groups" }
}

variable "pve_pools" {
  makes  = "pool"
  fields = { name = "name" }
}
