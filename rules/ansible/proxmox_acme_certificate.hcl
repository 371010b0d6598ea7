# The documentation of the module asks for root@pam; the API does not.

module "community.proxmox.proxmox_acme_certificate" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_certificate.py"

  call "GET /nodes/{node}/config" {
    on   = ["run"]
    path = { node = node_name }
  }

  call "PUT /nodes/{node}/config" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { node = node_name }
    send = { acme = set(account) ? "account=${account}" : null, "acmedomain[n]" = [for d in default(domains, []) : { domain = d.domain, plugin = d.plugin, alias = d.alias }] }
  }

  call "PUT /nodes/{node}/config" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { node = node_name }
    send = { delete = "acme" }
  }

  call "GET /nodes/{node}/certificates/info" {
    on   = ["run"]
    path = { node = node_name }
  }

  call "POST /nodes/{node}/certificates/acme/certificate" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { node = node_name }
    send = { force = default(force, false) }
  }

  call "DELETE /nodes/{node}/certificates/acme/certificate" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { node = node_name }
  }
}
