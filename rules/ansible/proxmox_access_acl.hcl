# Whoever runs this hands out roles.

module "community.proxmox.proxmox_access_acl" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_access_acl.py"

  call "GET /access/acl" {
    on   = ["run"]
    sees = { path = path }
  }

  call "PUT /access/acl" {
    on = ["run"]
    send = {
      path      = path
      roles     = roleid
      users     = type == "user" ? ugid : null
      groups    = type == "group" ? ugid : null
      tokens    = type == "token" ? ugid : null
      propagate = default(propagate, true)
      delete    = default(state, "present") == "absent" ? true : null
    }
  }
}
