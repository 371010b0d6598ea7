module "community.proxmox.proxmox_domain" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_domain.py"

  call "GET /access/domains" { on = ["run"] }

  call "GET /access/domains/{realm}" { on = ["run"] }

  call "POST /access/domains" {
    on   = ["run"]
    when = state == "present"
    send = { realm = realm, type = type }
  }

  call "PUT /access/domains/{realm}" {
    on   = ["run"]
    when = state == "present"
    send = { comment = comment }
  }

  call "DELETE /access/domains/{realm}" {
    on   = ["run"]
    when = state == "absent"
  }
}
