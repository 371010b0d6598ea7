# The settings that a realm of each type has, from the options of its plugin.

realm_type "ad" {
  source   = "pve-access-control 9.1.1 src/PVE/Auth/AD.pm options"
  required = ["domain", "server1"]
  optional = [
    "base_dn", "bind_dn", "capath", "case-sensitive", "cert", "certkey", "comment", "default", "filter", "group_classes",
    "group_dn", "group_filter", "group_name_attr", "mode", "password", "port", "secure", "server2", "sslversion",
    "sync-defaults-options", "sync_attributes", "tfa", "user_attr", "user_classes", "verify",
  ]
}

realm_type "ldap" {
  source   = "pve-access-control 9.1.1 src/PVE/Auth/LDAP.pm options"
  required = ["base_dn", "server1", "user_attr"]
  optional = [
    "bind_dn", "capath", "case-sensitive", "cert", "certkey", "comment", "default", "filter", "group_classes", "group_dn",
    "group_filter", "group_name_attr", "mode", "password", "port", "secure", "server2", "sslversion", "sync-defaults-options",
    "sync_attributes", "tfa", "user_classes", "verify",
  ]
}

realm_type "openid" {
  source   = "pve-access-control 9.1.1 src/PVE/Auth/OpenId.pm options"
  required = ["client-id", "issuer-url"]
  optional = [
    "acr-values", "audiences", "autocreate", "client-key", "comment", "default", "groups-autocreate", "groups-claim",
    "groups-overwrite", "prompt", "query-userinfo", "scopes", "username-claim",
  ]
}

realm_type "pam" {
  source   = "pve-access-control 9.1.1 src/PVE/Auth/PAM.pm options"
  optional = ["comment", "default", "tfa"]
}

realm_type "pve" {
  source   = "pve-access-control 9.1.1 src/PVE/Auth/PVE.pm options"
  optional = ["comment", "default", "tfa"]
}
