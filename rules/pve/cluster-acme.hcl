# Certificates by ACME: accounts and plugins.

endpoint "GET /cluster/acme" {
  source = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm index"
}

endpoint "GET /cluster/acme/account" {
  source = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm account_index"
}

endpoint "POST /cluster/acme/account" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm register_account"
  params  = ["contact", "directory", "eab-hmac-key", "eab-kid", "name", "tos_url"]
  require = root_only("this call")
}

endpoint "GET /cluster/acme/account/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm get_account"
  require = root_only("this call")
}

endpoint "PUT /cluster/acme/account/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm update_account"
  params  = ["contact"]
  require = root_only("this call")
}

endpoint "DELETE /cluster/acme/account/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm deactivate_account"
  require = root_only("this call")
}

endpoint "GET /cluster/acme/challenge-schema" {
  source = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm challengeschema"
}

endpoint "GET /cluster/acme/directories" {
  source = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm get_directories"
}

endpoint "GET /cluster/acme/meta" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm get_meta"
  params  = ["directory"]
  require = perm("/nodes/-", "Sys.Audit")
  note    = "the check names a node, and the call has none: an entry on /nodes or / serves, if it propagates"
}

endpoint "GET /cluster/acme/plugins" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEPlugin.pm index"
  params  = ["type"]
  require = perm("/", "Sys.Modify")
}

endpoint "POST /cluster/acme/plugins" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEPlugin.pm add_plugin"
  params  = ["api", "data", "disable", "id", "nodes", "type", "validation-delay"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/acme/plugins/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEPlugin.pm get_plugin_config"
  require = perm("/", "Sys.Modify")
}

endpoint "PUT /cluster/acme/plugins/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEPlugin.pm update_plugin"
  params  = ["api", "data", "delete", "digest", "disable", "nodes", "validation-delay"]
  require = perm("/", "Sys.Modify")
}

endpoint "DELETE /cluster/acme/plugins/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/ACMEPlugin.pm delete_plugin"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /cluster/acme/tos" {
  source = "pve-manager 9.2.11 PVE/API2/ACMEAccount.pm get_tos"
  params = ["directory"]
}
