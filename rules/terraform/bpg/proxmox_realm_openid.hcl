resource "proxmox_realm_openid" {
  aliases = ["proxmox_virtual_environment_realm_openid"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_realm_openid.go"

  call "POST /access/domains" {
    on     = ["create"]
    source = "fwprovider/access/resource_realm_openid.go Create"
    send = {
      realm               = realm
      type                = "openid"
      "issuer-url"        = issuer_url
      "client-id"         = client_id
      "client-key"        = default(client_key, client_key_wo)
      autocreate          = autocreate
      "username-claim"    = username_claim
      "groups-claim"      = groups_claim
      "groups-autocreate" = groups_autocreate
      "groups-overwrite"  = groups_overwrite
      scopes              = scopes
      prompt              = prompt
      "acr-values"        = acr_values
      audiences           = audiences
      "query-userinfo"    = query_userinfo
      comment             = comment
      default             = default
    }
  }

  call "GET /access/domains/{realm}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/access/resource_realm_openid.go read"
  }

  call "PUT /access/domains/{realm}" {
    on     = ["update"]
    source = "fwprovider/access/resource_realm_openid.go Update"
    send = {
      "issuer-url"        = issuer_url
      "client-id"         = client_id
      "client-key"        = default(client_key, client_key_wo)
      autocreate          = autocreate
      "groups-claim"      = groups_claim
      "groups-autocreate" = groups_autocreate
      "groups-overwrite"  = groups_overwrite
      scopes              = scopes
      prompt              = prompt
      "acr-values"        = acr_values
      audiences           = audiences
      "query-userinfo"    = query_userinfo
      comment             = comment
      default             = default
    }
  }

  call "DELETE /access/domains/{realm}" {
    on     = ["delete"]
    source = "fwprovider/access/resource_realm_openid.go Delete"
  }
}
