# The documentation of the module asks for root@pam; the API does not.

module "community.proxmox.proxmox_acme_plugin_dns" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_plugin_dns.py"

  locals {
    wanted = default(name, id)
  }

  call "GET /cluster/acme/plugins/{id}" {
    on   = ["run"]
    path = { id = wanted }
  }

  call "POST /cluster/acme/plugins" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { id = wanted, type = "dns", api = plugin, data = "of the provider", disable = default(disable, false), validation-delay = default(validation_delay, 30) }
  }

  call "PUT /cluster/acme/plugins/{id}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { id = wanted }
    send = { api = plugin, data = "of the provider", disable = default(disable, false), validation-delay = default(validation_delay, 30) }
  }

  call "DELETE /cluster/acme/plugins/{id}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { id = wanted }
  }
}
