resource "proxmox_acme_dns_plugin" {
  aliases = ["proxmox_virtual_environment_acme_dns_plugin"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/acme/resource_acme_dns_plugin.go"

  locals {
    id = plugin
  }

  call "POST /cluster/acme/plugins" {
    on     = ["create"]
    source = "fwprovider/cluster/acme/resource_acme_dns_plugin.go Create"
    send = {
      id                 = plugin
      type               = "dns"
      api                = api
      data               = default(data, data_wo)
      "validation-delay" = validation_delay
      disable            = default(disable, false) ? true : null
    }
  }

  call "GET /cluster/acme/plugins/{id}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/acme/resource_acme_dns_plugin.go Read"
  }

  call "PUT /cluster/acme/plugins/{id}" {
    on     = ["update"]
    source = "fwprovider/cluster/acme/resource_acme_dns_plugin.go Update"
    send = {
      api                = api
      data               = default(data, data_wo)
      "validation-delay" = validation_delay
      disable            = default(disable, false) ? true : null
    }
  }

  call "DELETE /cluster/acme/plugins/{id}" {
    on     = ["delete"]
    source = "fwprovider/cluster/acme/resource_acme_dns_plugin.go Delete"
  }
}
