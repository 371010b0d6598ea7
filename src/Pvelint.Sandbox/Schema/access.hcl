# The parameters of the calls of the access API and how they are checked, as the API's own schema has them.
# passed_on: pveproxy gives the call to pvedaemon. login = false: answers without one. user: what is known of the user named is looked at
# with the permissions ("form": whether it is an id; "exists": whether there is one). unnamed: a refusal over the groups of a user names
# nothing. checked_late: the permission is checked by the handler, after the parameters.

method "GET /access" {
  source = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm"
}

method "GET /access/acl" {
  source = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm"
}

method "PUT /access/acl" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm"
  passed_on  = true
  parameters = {
    delete    = { type = "boolean", optional = true }
    groups    = { format = "pve-groupid-list", optional = true }
    path      = {}
    propagate = { type = "boolean", optional = true }
    roles     = { format = "pve-roleid-list" }
    tokens    = { format = "pve-tokenid-list", optional = true }
    users     = { format = "pve-userid-list", optional = true }
  }
}

method "PUT /access/password" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm"
  passed_on  = true
  unnamed    = true
  user       = "exists"
  parameters = {
    confirmation-password = { min_length = 5, max_length = 64, optional = true }
    password              = { min_length = 8, max_length = 64 }
    userid                = { format = "pve-userid", max_length = 64 }
  }
}

method "GET /access/permissions" {
  source       = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm"
  checked_late = true
  parameters   = {
    path   = { optional = true }
    userid = { pattern = "(?:^(?:[^\\s:/]+)\\@(?:[A-Za-z][A-Za-z0-9\\.\\-_]+)(?:!(?:[A-Za-z][A-Za-z0-9\\.\\-_]+))?$)", optional = true }
  }
}

method "GET /access/roles" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Role.pm"
}

method "POST /access/roles" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Role.pm"
  passed_on  = true
  parameters = {
    privs  = { format = "pve-priv-list", optional = true }
    roleid = { format = "pve-roleid" }
  }
}

method "GET /access/roles/{roleid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Role.pm"
  parameters = {
    roleid = { format = "pve-roleid" }
  }
}

method "PUT /access/roles/{roleid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Role.pm"
  passed_on  = true
  parameters = {
    append = { type = "boolean", requires = "privs", optional = true }
    privs  = { format = "pve-priv-list", optional = true }
    roleid = { format = "pve-roleid" }
  }
}

method "DELETE /access/roles/{roleid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Role.pm"
  passed_on  = true
  parameters = {
    roleid = { format = "pve-roleid" }
  }
}

method "GET /access/ticket" {
  source = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm"
  login  = false
}

method "POST /access/ticket" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm"
  passed_on  = true
  login      = false
  parameters = {
    new-format    = { type = "boolean", optional = true }
    otp           = { optional = true }
    password      = {}
    path          = { max_length = 64, requires = "privs", optional = true }
    privs         = { format = "pve-priv-list", max_length = 64, requires = "path", optional = true }
    realm         = { format = "pve-realm", max_length = 32, optional = true }
    tfa-challenge = { optional = true }
    username      = { max_length = 64 }
  }
}

method "POST /access/vncticket" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/AccessControl.pm"
  passed_on  = true
  login      = false
  parameters = {
    authid    = { max_length = 64 }
    path      = { max_length = 64 }
    port      = { type = "integer", optional = true }
    privs     = { format = "pve-priv-list", max_length = 64 }
    vncticket = {}
  }
}
