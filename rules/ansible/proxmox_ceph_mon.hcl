module "community.proxmox.proxmox_ceph_mon" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_ceph_mon.py"

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "node" }
  }

  call "GET /nodes/{node}/ceph/mon" { on = ["run"] }

  call "POST /nodes/{node}/ceph/mon/{monid}" {
    on   = ["run"]
    when = state == "present"
    path = { monid = node }
  }

  call "DELETE /nodes/{node}/ceph/mon/{monid}" {
    on   = ["run"]
    when = state == "absent"
    path = { monid = node }
  }
}
