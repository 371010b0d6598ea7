module "community.proxmox.proxmox_acme_account" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_account.py"

  call "GET /cluster/acme/account/{name}" {
    on   = ["run"]
    path = { name = default(name, "default") }
  }

  call "POST /cluster/acme/account" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { name = default(name, "default"), contact = contact, directory = directory, tos_url = default(tos, tos_url) }
  }

  call "PUT /cluster/acme/account/{name}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { name = default(name, "default") }
    send = { contact = contact }
  }

  call "DELETE /cluster/acme/account/{name}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { name = default(name, "default") }
  }
}
