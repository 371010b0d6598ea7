# Realms: where users are kept, and logins through OpenID.

endpoint "GET /access/domains" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm index"
  note   = "answers without a login"
}

endpoint "POST /access/domains" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm create"
  params  = [
    "acr-values", "audiences >= 9.1", "autocreate", "base_dn", "bind_dn", "capath", "case-sensitive", "cert", "certkey",
    "check-connection", "client-id", "client-key", "comment", "default", "domain", "filter", "group_classes", "group_dn",
    "group_filter", "group_name_attr", "groups-autocreate", "groups-claim", "groups-overwrite", "issuer-url", "mode", "password",
    "port", "prompt", "query-userinfo", "realm", "scopes", "secure", "server1", "server2", "sslversion", "sync-defaults-options",
    "sync_attributes", "tfa", "type", "user_attr", "user_classes", "username-claim", "verify",
  ]
  require = perm("/access/realm", "Realm.Allocate")
}

endpoint "GET /access/domains/{realm}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm read"
  require = perm_any("/access/realm", "Realm.Allocate", "Sys.Audit")
}

endpoint "PUT /access/domains/{realm}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm update"
  params  = [
    "acr-values", "audiences >= 9.1", "autocreate", "base_dn", "bind_dn", "capath", "case-sensitive", "cert", "certkey",
    "check-connection", "client-id", "client-key", "comment", "default", "delete", "digest", "domain", "filter", "group_classes",
    "group_dn", "group_filter", "group_name_attr", "groups-autocreate", "groups-claim", "groups-overwrite", "issuer-url", "mode",
    "password", "port", "prompt", "query-userinfo", "scopes", "secure", "server1", "server2", "sslversion",
    "sync-defaults-options", "sync_attributes", "tfa", "user_attr", "user_classes", "verify",
  ]
  require = perm("/access/realm", "Realm.Allocate")
}

endpoint "DELETE /access/domains/{realm}" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm delete"
  require = perm("/access/realm", "Realm.Allocate")
}

endpoint "POST /access/domains/{realm}/sync" {
  source  = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm sync"
  params  = ["dry-run", "enable-new", "full", "purge", "remove-vanished", "scope"]
  require = all(perm("/access/realm/${realm}", "Realm.AllocateUser"), perm("/access/groups", "User.Modify"))
}

endpoint "GET /access/openid" {
  source = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm index"
}

endpoint "POST /access/openid/auth-url" {
  source = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm auth_url"
  params = ["realm", "redirect-url"]
  note   = "answers without a login"
}

endpoint "POST /access/openid/login" {
  source = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm login"
  params = ["code", "redirect-url", "state"]
  note   = "answers without a login"
}
