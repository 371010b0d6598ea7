# What is granted: ACLs, roles, groups, passwords and tickets.
# What a "sees" names besides the path and the parameters is what is looked for: path of an entry, groupid.

endpoint "GET /access" {
  source = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm index"
}

endpoint "GET /access/acl" {
  source = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm read_acl"
  sees   = length(each(path)) == 0 ? perm("/access", "Sys.Audit") : all([for one in each(path) : any(perm("/access", "Sys.Audit"), perm_modify(one))]...)
}

endpoint "PUT /access/acl" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm update_acl"
  params  = ["delete", "groups", "path", "propagate", "roles", "tokens", "users"]
  require = any(
    perm(path, "Permissions.Modify"),
    all(
      perm_modify(path),
      all([for name in list(roles) : superset_of_role(path, name, yes(default(propagate, 1)) && !yes(delete))]...),
    )
  )
}

endpoint "GET /access/groups" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Group.pm index"
  sees   = seen("/access/groups", groupid, "User.Modify", "Sys.Audit", "Group.Allocate")
}

endpoint "POST /access/groups" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Group.pm create_group"
  params  = ["comment", "groupid"]
  require = perm("/access/groups", "Group.Allocate")
}

endpoint "GET /access/groups/{groupid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Group.pm read_group"
  require = perm_any("/access/groups", "Sys.Audit", "Group.Allocate")
}

endpoint "PUT /access/groups/{groupid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Group.pm update_group"
  params  = ["comment"]
  require = perm("/access/groups", "Group.Allocate")
}

endpoint "DELETE /access/groups/{groupid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Group.pm delete_group"
  require = perm("/access/groups", "Group.Allocate")
}

endpoint "PUT /access/password" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm change_password"
  params  = ["confirmation-password", "password", "userid"]
  token   = false
  require = self(userid) ? nothing() : all(
    when(matches(userid, "@pam$"), root_only("the password of another user of the realm pam")),
    realm_user(userid),
    user_group(userid, "User.Modify"),
  )
}

endpoint "GET /access/permissions" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm permissions"
  params  = ["path", "userid"]
  require = !set(userid) || self(userid) || self(part(userid, "^(.+)![^!]+$")) ? nothing() : perm("/access", "Sys.Audit")
}

endpoint "GET /access/roles" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Role.pm index"
}

endpoint "POST /access/roles" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Role.pm create_role"
  params  = ["privs", "roleid"]
  require = perm("/access", "Sys.Modify")
}

endpoint "GET /access/roles/{roleid}" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Role.pm read_role"
}

endpoint "PUT /access/roles/{roleid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Role.pm update_role"
  params  = ["append", "privs"]
  require = perm("/access", "Sys.Modify")
  note    = "nobody checks that the caller holds what is put into the role"
}

endpoint "DELETE /access/roles/{roleid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Role.pm delete_role"
  require = perm("/access", "Sys.Modify")
}

endpoint "GET /access/ticket" {
  source = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm get_ticket"
  note   = "answers without a login"
}

endpoint "POST /access/ticket" {
  source = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm create_ticket"
  params = ["new-format", "otp", "password", "path", "privs", "realm", "tfa-challenge", "username"]
  token  = false
  note   = "answers without a login"
}

endpoint "POST /access/vncticket" {
  source = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm verify_vnc_ticket"
  params = ["authid", "path", "port", "privs", "vncticket"]
  note   = "answers without a login"
}
