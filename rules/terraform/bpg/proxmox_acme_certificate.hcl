resource "proxmox_acme_certificate" {
  aliases = ["proxmox_virtual_environment_acme_certificate"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/resource_acme_certificate.go"

  locals {
    node   = node_name
    plain  = [for d in domains : d.domain if default(d.plugin, "") == ""]
    by_dns = [for d in domains : { domain = d.domain, plugin = d.plugin, alias = d.alias } if default(d.plugin, "") != ""]
  }

  # Slots that are not used are deleted; the last stands for all of them.
  call "PUT /nodes/{node}/config" {
    on     = ["create", "update"]
    source = "fwprovider/nodes/resource_acme_certificate.go configureNodeACME"
    send = {
      acme            = { account = account, domains = plain }
      "acmedomain[n]" = by_dns
      delete          = length(by_dns) < 5 ? ["acmedomain4"] : null
    }
  }

  call "POST /nodes/{node}/certificates/acme/certificate" {
    on     = ["create"]
    send   = { force = default(force, false) }
    source = "fwprovider/nodes/resource_acme_certificate.go Create"
  }

  call "POST /nodes/{node}/certificates/acme/certificate" {
    on     = ["update"]
    when   = default(force, false) || changed(account) || changed(domains)
    send   = { force = default(force, false) }
    source = "fwprovider/nodes/resource_acme_certificate.go Update"
  }

  call "GET /nodes/{node}/certificates/info" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/resource_acme_certificate.go Read"
  }

  call "DELETE /nodes/{node}/certificates/custom" {
    on        = ["delete"]
    send      = { restart = true }
    tolerated = "the certificate stays on the node"
    source    = "fwprovider/nodes/resource_acme_certificate.go Delete"
  }

  call "PUT /nodes/{node}/config" {
    on        = ["delete"]
    send      = { delete = ["acme", "acmedomain0", "acmedomain1", "acmedomain2", "acmedomain3", "acmedomain4"] }
    tolerated = "the ACME settings stay in the node's configuration"
    source    = "fwprovider/nodes/resource_acme_certificate.go Delete"
  }
}
