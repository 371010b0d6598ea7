module "community.proxmox.proxmox_group_info" {
  aliases = ["community.general.proxmox_group_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_group_info.py"

  locals {
    wanted = default(group, default(groupid, name))
  }

  call "GET /access/groups/{groupid}" {
    on   = ["run"]
    when = set(wanted)
    path = { groupid = wanted }
  }

  call "GET /access/groups" {
    on   = ["run"]
    when = !set(wanted)
    sees = { groupid = null }
  }
}
