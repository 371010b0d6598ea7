resource "proxmox_user_token" {
  aliases = ["proxmox_virtual_environment_user_token"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_user_token.go"

  locals {
    userid  = user_id
    tokenid = token_name
  }

  call "POST /access/users/{userid}/token/{tokenid}" {
    on     = ["create"]
    send   = { comment = comment, expire = expiration_date, privsep = default(privileges_separation, true) }
    source = "fwprovider/access/resource_user_token.go Create"
  }

  call "GET /access/users/{userid}/token/{tokenid}" {
    on     = ["read"]
    source = "fwprovider/access/resource_user_token.go Read"
  }

  call "PUT /access/users/{userid}/token/{tokenid}" {
    on     = ["update"]
    send   = { comment = comment, expire = expiration_date, privsep = default(privileges_separation, true) }
    source = "fwprovider/access/resource_user_token.go Update"
  }

  call "DELETE /access/users/{userid}/token/{tokenid}" {
    on     = ["delete"]
    source = "fwprovider/access/resource_user_token.go Delete"
  }
}
