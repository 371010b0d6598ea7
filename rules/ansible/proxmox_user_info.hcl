module "community.proxmox.proxmox_user_info" {
  aliases = ["community.general.proxmox_user_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_user_info.py"

  locals {
    owner  = default(user, name)
    wanted = default(userid, set(owner) && set(default(domain, realm)) ? "${owner}@${default(domain, realm)}" : null)
  }

  call "GET /access/users/{userid}" {
    on   = ["run"]
    when = set(wanted)
    path = { userid = wanted }
  }

  call "GET /access/users" {
    on   = ["run"]
    when = !set(wanted)
    send = { full = true }
    sees = { userid = null }
  }
}
