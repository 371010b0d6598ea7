resource "proxmox_realm_ldap" {
  aliases = ["proxmox_virtual_environment_realm_ldap"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_realm_ldap.go"

  call "POST /access/domains" {
    on     = ["create"]
    source = "fwprovider/access/resource_realm_ldap.go Create"
    send = {
      realm                   = realm
      type                    = "ldap"
      server1                 = server1
      server2                 = server2
      base_dn                 = base_dn
      bind_dn                 = bind_dn
      password                = bind_password
      user_attr               = user_attr
      port                    = port
      secure                  = secure
      verify                  = verify
      capath                  = ca_path
      cert                    = cert_path
      certkey                 = cert_key_path
      filter                  = filter
      group_dn                = group_dn
      group_filter            = group_filter
      group_classes           = group_classes
      group_name_attr         = group_name_attr
      mode                    = mode
      sslversion              = ssl_version
      user_classes            = user_classes
      sync_attributes         = sync_attributes
      "sync-defaults-options" = sync_defaults_options
      comment                 = comment
      default                 = default
      "case-sensitive"        = case_sensitive
    }
  }

  call "GET /access/domains/{realm}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/access/resource_realm_ldap.go read"
  }

  call "PUT /access/domains/{realm}" {
    on     = ["update"]
    source = "fwprovider/access/resource_realm_ldap.go Update"
    send = {
      server1                 = server1
      server2                 = server2
      base_dn                 = base_dn
      bind_dn                 = bind_dn
      password                = bind_password
      user_attr               = user_attr
      port                    = port
      secure                  = secure
      verify                  = verify
      capath                  = ca_path
      cert                    = cert_path
      certkey                 = cert_key_path
      filter                  = filter
      group_dn                = group_dn
      group_filter            = group_filter
      group_classes           = group_classes
      group_name_attr         = group_name_attr
      mode                    = mode
      sslversion              = ssl_version
      user_classes            = user_classes
      sync_attributes         = sync_attributes
      "sync-defaults-options" = sync_defaults_options
      comment                 = comment
      default                 = default
      "case-sensitive"        = case_sensitive
    }
  }

  call "DELETE /access/domains/{realm}" {
    on     = ["delete"]
    source = "fwprovider/access/resource_realm_ldap.go Delete"
  }
}
