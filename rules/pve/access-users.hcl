# Users, their tokens and second factors.
# What a "sees" names besides the path and the parameters is what is looked for: userid.

endpoint "GET /access/tfa" {
  source = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm list_tfa"
  sees   = seen_users(userid)
}

endpoint "GET /access/tfa/{userid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm list_user_tfa"
  require = self(userid) ? nothing() : user_group(userid, "User.Modify", "Sys.Audit")
}

endpoint "POST /access/tfa/{userid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm add_tfa_entry"
  params  = ["challenge", "description", "password", "totp", "type", "value"]
  token   = false
  require = self(userid) ? nothing() : all(
    when(userid == "root@pam", root_only("the second factors of root@pam")),
    user_group(userid, "User.Modify"),
  )
}

endpoint "GET /access/tfa/{userid}/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm get_tfa_entry"
  require = self(userid) ? nothing() : user_group(userid, "User.Modify", "Sys.Audit")
}

endpoint "PUT /access/tfa/{userid}/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm update_tfa_entry"
  params  = ["description", "enable", "password"]
  token   = false
  require = self(userid) ? nothing() : all(
    when(userid == "root@pam", root_only("the second factors of root@pam")),
    user_group(userid, "User.Modify"),
  )
}

endpoint "DELETE /access/tfa/{userid}/{id}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/TFA.pm delete_tfa"
  params  = ["password"]
  token   = false
  require = self(userid) ? nothing() : all(
    when(userid == "root@pam", root_only("the second factors of root@pam")),
    user_group(userid, "User.Modify"),
  )
}

endpoint "GET /access/users" {
  source = "pve-access-control 9.1.1 src/PVE/API2/User.pm index"
  params = ["enabled", "full"]
  sees   = seen_users(userid)
}

endpoint "POST /access/users" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm create_user"
  params  = ["comment", "email", "enable", "expire", "firstname", "groups", "keys", "lastname", "password", "userid"]
  require = all(
    realm_user(userid),
    length(list(groups)) == 0 ? perm("/access/groups", "User.Modify") : any(
      perm("/access/groups", "User.Modify"),
      all([for name in list(groups) : perm("/access/groups/${name}", "User.Modify")]...),
    )
  )
}

endpoint "GET /access/users/{userid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm read_user"
  require = user_group(userid, "User.Modify", "Sys.Audit")
}

endpoint "PUT /access/users/{userid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm update_user"
  params  = ["append", "comment", "email", "enable", "expire", "firstname", "groups", "keys", "lastname"]
  require = length(list(groups)) == 0 ? perm("/access/groups", "User.Modify") : any(
    perm("/access/groups", "User.Modify"),
    all(
      all([for name in list(groups) : perm("/access/groups/${name}", "User.Modify")]...),
      any(refused("the user is in no group"), [for name in groups(userid) : perm("/access/groups/${name}", "User.Modify")]...),
    )
  )
}

endpoint "DELETE /access/users/{userid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm delete_user"
  require = all(realm_user(userid), user_group(userid, "User.Modify"))
}

endpoint "GET /access/users/{userid}/tfa" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm read_user_tfa_type"
  params  = ["multiple"]
  require = self(userid) ? nothing() : user_group(userid, "User.Modify", "Sys.Audit")
}

endpoint "GET /access/users/{userid}/token" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm token_index"
  require = self(userid) ? nothing() : user_group(userid, "User.Modify")
}

endpoint "GET /access/users/{userid}/token/{tokenid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm read_token"
  require = self(userid) ? nothing() : user_group(userid, "User.Modify")
}

endpoint "POST /access/users/{userid}/token/{tokenid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm generate_token"
  params  = ["comment", "expire", "privsep"]
  require = self(userid) ? nothing() : user_group(userid, "User.Modify")
  note    = "User.Modify on /access/groups is enough to make a token of root@pam"
}

endpoint "PUT /access/users/{userid}/token/{tokenid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm update_token_info"
  params  = ["comment", "delete >= 9.1", "expire", "privsep", "regenerate >= 9.1"]
  require = self(userid) ? nothing() : user_group(userid, "User.Modify")
}

endpoint "DELETE /access/users/{userid}/token/{tokenid}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm remove_token"
  require = self(userid) ? nothing() : user_group(userid, "User.Modify")
}

endpoint "PUT /access/users/{userid}/unlock-tfa" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm unlock_tfa"
  require = user_group(userid, "User.Modify")
}
