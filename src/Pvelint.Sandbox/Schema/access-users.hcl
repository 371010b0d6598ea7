# The parameters of the calls of the access API and how they are checked, as the API's own schema has them.
# passed_on: pveproxy gives the call to pvedaemon. login = false: answers without one. user: what is known of the user named is looked at
# with the permissions ("form": whether it is an id; "exists": whether there is one). unnamed: a refusal over the groups of a user names
# nothing. checked_late: the permission is checked by the handler, after the parameters.

method "GET /access/groups" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Group.pm"
}

method "POST /access/groups" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Group.pm"
  passed_on  = true
  parameters = {
    comment = { optional = true }
    groupid = { format = "pve-groupid" }
  }
}

method "GET /access/groups/{groupid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Group.pm"
  parameters = {
    groupid = { format = "pve-groupid" }
  }
}

method "PUT /access/groups/{groupid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Group.pm"
  passed_on  = true
  parameters = {
    comment = { optional = true }
    groupid = { format = "pve-groupid" }
  }
}

method "DELETE /access/groups/{groupid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Group.pm"
  passed_on  = true
  parameters = {
    groupid = { format = "pve-groupid" }
  }
}

method "GET /access/tfa" {
  source    = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm"
  passed_on = true
}

method "GET /access/tfa/{userid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    userid = { format = "pve-userid", max_length = 64 }
  }
}

method "POST /access/tfa/{userid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    challenge   = { optional = true }
    description = { max_length = 255, optional = true }
    password    = { min_length = 5, max_length = 64, optional = true }
    totp        = { optional = true }
    type        = { enum = ["totp", "u2f", "webauthn", "recovery", "yubico"] }
    userid      = { format = "pve-userid", max_length = 64 }
    value       = { optional = true }
  }
}

method "GET /access/tfa/{userid}/{id}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    id     = {}
    userid = { format = "pve-userid", max_length = 64 }
  }
}

method "PUT /access/tfa/{userid}/{id}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    description = { max_length = 255, optional = true }
    enable      = { type = "boolean", optional = true }
    id          = {}
    password    = { min_length = 5, max_length = 64, optional = true }
    userid      = { format = "pve-userid", max_length = 64 }
  }
}

method "DELETE /access/tfa/{userid}/{id}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    id       = {}
    password = { min_length = 5, max_length = 64, optional = true }
    userid   = { format = "pve-userid", max_length = 64 }
  }
}

method "GET /access/users" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  parameters = {
    enabled = { type = "boolean", optional = true }
    full    = { type = "boolean", optional = true }
  }
}

method "POST /access/users" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  user       = "form"
  parameters = {
    comment   = { max_length = 2048, optional = true }
    email     = { format = "email-opt", max_length = 254, optional = true }
    enable    = { type = "boolean", optional = true }
    expire    = { type = "integer", min = 0, optional = true }
    firstname = { max_length = 1024, optional = true }
    groups    = { format = "pve-groupid-list", optional = true }
    keys      = { pattern = "[0-9a-zA-Z!=]{0,4096}", optional = true }
    lastname  = { max_length = 1024, optional = true }
    password  = { min_length = 8, max_length = 64, optional = true }
    userid    = { format = "pve-userid", max_length = 64 }
  }
}

method "GET /access/users/{userid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  unnamed    = true
  user       = "exists"
  parameters = {
    userid = { format = "pve-userid", max_length = 64 }
  }
}

method "PUT /access/users/{userid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  user       = "exists"
  parameters = {
    append    = { type = "boolean", requires = "groups", optional = true }
    comment   = { max_length = 2048, optional = true }
    email     = { format = "email-opt", max_length = 254, optional = true }
    enable    = { type = "boolean", optional = true }
    expire    = { type = "integer", min = 0, optional = true }
    firstname = { max_length = 1024, optional = true }
    groups    = { format = "pve-groupid-list", optional = true }
    keys      = { pattern = "[0-9a-zA-Z!=]{0,4096}", optional = true }
    lastname  = { max_length = 1024, optional = true }
    userid    = { format = "pve-userid", max_length = 64 }
  }
}

method "DELETE /access/users/{userid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  unnamed    = true
  user       = "exists"
  parameters = {
    userid = { format = "pve-userid", max_length = 64 }
  }
}

method "GET /access/users/{userid}/tfa" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    multiple = { type = "boolean", optional = true }
    userid   = { format = "pve-userid", max_length = 64 }
  }
}

method "GET /access/users/{userid}/token" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  unnamed    = true
  user       = "form"
  parameters = {
    userid = { format = "pve-userid", max_length = 64 }
  }
}

method "GET /access/users/{userid}/token/{tokenid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  unnamed    = true
  user       = "form"
  parameters = {
    tokenid = { pattern = "(?:[A-Za-z][A-Za-z0-9\\.\\-_]+)" }
    userid  = { format = "pve-userid", max_length = 64 }
  }
}

method "POST /access/users/{userid}/token/{tokenid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    comment = { optional = true }
    expire  = { type = "integer", min = 0, optional = true }
    privsep = { type = "boolean", optional = true }
    tokenid = { pattern = "(?:[A-Za-z][A-Za-z0-9\\.\\-_]+)" }
    userid  = { format = "pve-userid", max_length = 64 }
  }
}

method "PUT /access/users/{userid}/token/{tokenid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    comment    = { optional = true }
    delete     = { format = "pve-configid-list", optional = true }
    expire     = { type = "integer", min = 0, optional = true }
    privsep    = { type = "boolean", optional = true }
    regenerate = { type = "boolean", optional = true }
    tokenid    = { pattern = "(?:[A-Za-z][A-Za-z0-9\\.\\-_]+)" }
    userid     = { format = "pve-userid", max_length = 64 }
  }
}

method "DELETE /access/users/{userid}/token/{tokenid}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  unnamed    = true
  user       = "form"
  parameters = {
    tokenid = { pattern = "(?:[A-Za-z][A-Za-z0-9\\.\\-_]+)" }
    userid  = { format = "pve-userid", max_length = 64 }
  }
}

method "PUT /access/users/{userid}/unlock-tfa" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/User.pm"
  passed_on  = true
  unnamed    = true
  user       = "exists"
  parameters = {
    userid = { format = "pve-userid", max_length = 64 }
  }
}
