resource "proxmox_acme_account" {
  aliases = ["proxmox_virtual_environment_acme_account"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/acme/resource_acme_account.go"

  call "POST /cluster/acme/account" {
    on     = ["create"]
    source = "fwprovider/cluster/acme/resource_acme_account.go Create"
    send = {
      name           = name
      contact        = contact
      directory      = directory
      "eab-hmac-key" = eab_hmac_key
      "eab-kid"      = eab_kid
      tos_url        = tos
    }
  }

  call "GET /cluster/acme/account/{name}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/acme/resource_acme_account.go read"
  }

  call "PUT /cluster/acme/account/{name}" {
    on     = ["update"]
    send   = { contact = contact }
    source = "fwprovider/cluster/acme/resource_acme_account.go Update"
  }

  call "DELETE /cluster/acme/account/{name}" {
    on     = ["delete"]
    source = "fwprovider/cluster/acme/resource_acme_account.go Delete"
  }
}

data "proxmox_acme_account" {
  aliases = ["proxmox_virtual_environment_acme_account"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/acme/datasource_acme_account.go"

  call "GET /cluster/acme/account/{name}" {
    on     = ["read"]
    path   = { name = default(name, "default") }
    source = "fwprovider/cluster/acme/datasource_acme_account.go Read"
  }
}
