# The parameters of the calls of the access API and how they are checked, as the API's own schema has them.
# passed_on: pveproxy gives the call to pvedaemon. login = false: answers without one. user: what is known of the user named is looked at
# with the permissions ("form": whether it is an id; "exists": whether there is one). unnamed: a refusal over the groups of a user names
# nothing. checked_late: the permission is checked by the handler, after the parameters.

method "GET /access/domains" {
  source = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm"
  login  = false
}

method "POST /access/domains" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm"
  passed_on  = true
  parameters = {
    acr-values            = { pattern = "^[^\\x00-\\x1F\\x7F <>#\"]*$", optional = true }
    audiences             = { pattern = "^[^\\x00-\\x1F\\x7F <>#\"]*$", optional = true }
    autocreate            = { type = "boolean", optional = true }
    base_dn               = { max_length = 256, optional = true }
    bind_dn               = { max_length = 256, optional = true }
    capath                = { optional = true }
    case-sensitive        = { type = "boolean", optional = true }
    cert                  = { optional = true }
    certkey               = { optional = true }
    check-connection      = { type = "boolean", optional = true }
    client-id             = { max_length = 256, optional = true }
    client-key            = { max_length = 256, optional = true }
    comment               = { max_length = 4096, optional = true }
    default               = { type = "boolean", optional = true }
    domain                = { pattern = "\\S+", max_length = 256, optional = true }
    filter                = { max_length = 2048, optional = true }
    group_classes         = { format = "ldap-simple-attr-list", optional = true }
    group_dn              = { max_length = 256, optional = true }
    group_filter          = { max_length = 2048, optional = true }
    group_name_attr       = { format = "ldap-simple-attr", max_length = 256, optional = true }
    groups-autocreate     = { type = "boolean", optional = true }
    groups-claim          = { pattern = "(?:[A-Za-z0-9\\.\\-_]+)", max_length = 256, optional = true }
    groups-overwrite      = { type = "boolean", optional = true }
    issuer-url            = { max_length = 256, optional = true }
    mode                  = { enum = ["ldap", "ldaps", "ldap+starttls"], optional = true }
    password              = { optional = true }
    port                  = { type = "integer", min = 1, max = 65535, optional = true }
    prompt                = { pattern = "(?:none|login|consent|select_account|\\S+)", optional = true }
    query-userinfo        = { type = "boolean", optional = true }
    realm                 = { format = "pve-realm", max_length = 32 }
    scopes                = { optional = true }
    secure                = { type = "boolean", optional = true }
    server1               = { format = "address", max_length = 256, optional = true }
    server2               = { format = "address", max_length = 256, optional = true }
    sslversion            = { enum = ["tlsv1", "tlsv1_1", "tlsv1_2", "tlsv1_3"], optional = true }
    sync-defaults-options = { format = "realm-sync-options", optional = true }
    sync_attributes       = { pattern = "\\w+=[^,]+(,\\s*\\w+=[^,]+)*", optional = true }
    tfa                   = { format = "pve-tfa-config", max_length = 128, optional = true }
    type                  = { enum = ["ad", "ldap", "openid", "pam", "pve"] }
    user_attr             = { pattern = "\\S{2,}", max_length = 256, optional = true }
    user_classes          = { format = "ldap-simple-attr-list", optional = true }
    username-claim        = { optional = true }
    verify                = { type = "boolean", optional = true }
  }
}

method "GET /access/domains/{realm}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm"
  parameters = {
    realm = { format = "pve-realm", max_length = 32 }
  }
}

method "PUT /access/domains/{realm}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm"
  passed_on  = true
  parameters = {
    acr-values            = { pattern = "^[^\\x00-\\x1F\\x7F <>#\"]*$", optional = true }
    audiences             = { pattern = "^[^\\x00-\\x1F\\x7F <>#\"]*$", optional = true }
    autocreate            = { type = "boolean", optional = true }
    base_dn               = { max_length = 256, optional = true }
    bind_dn               = { max_length = 256, optional = true }
    capath                = { optional = true }
    case-sensitive        = { type = "boolean", optional = true }
    cert                  = { optional = true }
    certkey               = { optional = true }
    check-connection      = { type = "boolean", optional = true }
    client-id             = { max_length = 256, optional = true }
    client-key            = { max_length = 256, optional = true }
    comment               = { max_length = 4096, optional = true }
    default               = { type = "boolean", optional = true }
    delete                = { format = "pve-configid-list", max_length = 4096, optional = true }
    digest                = { max_length = 64, optional = true }
    domain                = { pattern = "\\S+", max_length = 256, optional = true }
    filter                = { max_length = 2048, optional = true }
    group_classes         = { format = "ldap-simple-attr-list", optional = true }
    group_dn              = { max_length = 256, optional = true }
    group_filter          = { max_length = 2048, optional = true }
    group_name_attr       = { format = "ldap-simple-attr", max_length = 256, optional = true }
    groups-autocreate     = { type = "boolean", optional = true }
    groups-claim          = { pattern = "(?:[A-Za-z0-9\\.\\-_]+)", max_length = 256, optional = true }
    groups-overwrite      = { type = "boolean", optional = true }
    issuer-url            = { max_length = 256, optional = true }
    mode                  = { enum = ["ldap", "ldaps", "ldap+starttls"], optional = true }
    password              = { optional = true }
    port                  = { type = "integer", min = 1, max = 65535, optional = true }
    prompt                = { pattern = "(?:none|login|consent|select_account|\\S+)", optional = true }
    query-userinfo        = { type = "boolean", optional = true }
    realm                 = { format = "pve-realm", max_length = 32 }
    scopes                = { optional = true }
    secure                = { type = "boolean", optional = true }
    server1               = { format = "address", max_length = 256, optional = true }
    server2               = { format = "address", max_length = 256, optional = true }
    sslversion            = { enum = ["tlsv1", "tlsv1_1", "tlsv1_2", "tlsv1_3"], optional = true }
    sync-defaults-options = { format = "realm-sync-options", optional = true }
    sync_attributes       = { pattern = "\\w+=[^,]+(,\\s*\\w+=[^,]+)*", optional = true }
    tfa                   = { format = "pve-tfa-config", max_length = 128, optional = true }
    user_attr             = { pattern = "\\S{2,}", max_length = 256, optional = true }
    user_classes          = { format = "ldap-simple-attr-list", optional = true }
    verify                = { type = "boolean", optional = true }
  }
}

method "DELETE /access/domains/{realm}" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm"
  passed_on  = true
  parameters = {
    realm = { format = "pve-realm", max_length = 32 }
  }
}

method "POST /access/domains/{realm}/sync" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm"
  passed_on  = true
  parameters = {
    dry-run         = { type = "boolean", optional = true }
    enable-new      = { type = "boolean", optional = true }
    full            = { type = "boolean", optional = true }
    purge           = { type = "boolean", optional = true }
    realm           = { format = "pve-realm", max_length = 32 }
    remove-vanished = { pattern = "(?:(?:(?:acl|properties|entry);)*(?:acl|properties|entry))|none", optional = true }
    scope           = { enum = ["users", "groups", "both"], optional = true }
  }
}

method "GET /access/openid" {
  source = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm"
}

method "POST /access/openid/auth-url" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm"
  passed_on  = true
  login      = false
  parameters = {
    realm        = { format = "pve-realm", max_length = 32 }
    redirect-url = { max_length = 255 }
  }
}

method "POST /access/openid/login" {
  source     = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm"
  passed_on  = true
  login      = false
  parameters = {
    code         = { max_length = 4096 }
    redirect-url = { max_length = 255 }
    state        = { max_length = 1024 }
  }
}
