# Notifications: targets, endpoints, matchers.
# What a "sees" names besides the path and the parameters is what is looked for: job (of a backup), vmid (of a replication).

endpoint "GET /cluster/notifications" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm index"
}

endpoint "GET /cluster/notifications/endpoints" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm endpoints_index"
}

endpoint "GET /cluster/notifications/endpoints/gotify" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_gotify_endpoints"
  require = perm("/mapping/notifications", "Mapping.Audit")
}

endpoint "POST /cluster/notifications/endpoints/gotify" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm create_gotify_endpoint"
  params  = ["comment", "disable", "name", "server", "token"]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "GET /cluster/notifications/endpoints/gotify/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_gotify_endpoint"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/notifications/endpoints/gotify/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm update_gotify_endpoint"
  params  = ["comment", "delete", "digest", "disable", "server", "token"]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "DELETE /cluster/notifications/endpoints/gotify/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm delete_gotify_endpoint"
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "GET /cluster/notifications/endpoints/sendmail" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_sendmail_endpoints"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "POST /cluster/notifications/endpoints/sendmail" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm create_sendmail_endpoint"
  params  = ["author", "comment", "disable", "from-address", "mailto", "mailto-user", "name"]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "GET /cluster/notifications/endpoints/sendmail/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_sendmail_endpoint"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/notifications/endpoints/sendmail/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm update_sendmail_endpoint"
  params  = ["author", "comment", "delete", "digest", "disable", "from-address", "mailto", "mailto-user"]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "DELETE /cluster/notifications/endpoints/sendmail/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm delete_sendmail_endpoint"
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "GET /cluster/notifications/endpoints/smtp" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_smtp_endpoints"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "POST /cluster/notifications/endpoints/smtp" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm create_smtp_endpoint"
  params  = [
    "author", "comment", "disable", "from-address", "mailto", "mailto-user", "mode", "name", "password", "port", "server",
    "username",
  ]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "GET /cluster/notifications/endpoints/smtp/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_smtp_endpoint"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/notifications/endpoints/smtp/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm update_smtp_endpoint"
  params  = [
    "author", "comment", "delete", "digest", "disable", "from-address", "mailto", "mailto-user", "mode", "password", "port",
    "server", "username",
  ]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "DELETE /cluster/notifications/endpoints/smtp/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm delete_smtp_endpoint"
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "GET /cluster/notifications/endpoints/webhook" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_webhook_endpoints"
  require = perm("/mapping/notifications", "Mapping.Audit")
}

endpoint "POST /cluster/notifications/endpoints/webhook" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm create_webhook_endpoint"
  params  = ["body", "comment", "disable", "header", "method", "name", "secret", "url"]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "GET /cluster/notifications/endpoints/webhook/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_webhook_endpoint"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/notifications/endpoints/webhook/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm update_webhook_endpoint"
  params  = ["body", "comment", "delete", "digest", "disable", "header", "method", "secret", "url"]
  require = all(
    perm("/mapping/notifications", "Mapping.Modify"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/", "Sys.AccessNetwork")),
  )
}

endpoint "DELETE /cluster/notifications/endpoints/webhook/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm delete_webhook_endpoint"
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "GET /cluster/notifications/matcher-field-values" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_matcher_field_values"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
  sees    = all(
    when(set(job), perm("/", "Sys.Audit")),
    seen_if_named("/vms", vmid, "VM.Audit"),
  )
}

endpoint "GET /cluster/notifications/matcher-fields" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_matcher_fields"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "GET /cluster/notifications/matchers" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_matchers"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit", "Mapping.Use")
}

endpoint "POST /cluster/notifications/matchers" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm create_matcher"
  params  = ["comment", "disable", "invert-match", "match-calendar", "match-field", "match-severity", "mode", "name", "target"]
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "GET /cluster/notifications/matchers/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_matcher"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/notifications/matchers/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm update_matcher"
  params  = [
    "comment", "delete", "digest", "disable", "invert-match", "match-calendar", "match-field", "match-severity", "mode",
    "target",
  ]
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "DELETE /cluster/notifications/matchers/{name}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm delete_matcher"
  require = perm("/mapping/notifications", "Mapping.Modify")
}

endpoint "GET /cluster/notifications/targets" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm get_all_targets"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit", "Mapping.Use")
}

endpoint "POST /cluster/notifications/targets/{name}/test" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Notifications.pm test_target"
  require = perm_any("/mapping/notifications", "Mapping.Modify", "Mapping.Audit", "Mapping.Use")
}
