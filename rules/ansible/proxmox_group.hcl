module "community.proxmox.proxmox_group" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_group.py"

  locals {
    group = default(groupid, name)
  }

  call "GET /access/groups" {
    on   = ["run"]
    sees = { groupid = group }
  }

  call "POST /access/groups" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { groupid = group, comment = comment }
  }

  call "DELETE /access/groups/{groupid}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { groupid = group }
  }
}
