module "community.proxmox.proxmox_ceph_mgr" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_ceph_mgr.py"

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "node" }
  }

  call "GET /nodes/{node}/ceph/mgr" { on = ["run"] }

  call "POST /nodes/{node}/ceph/mgr/{id}" {
    on   = ["run"]
    when = state == "present"
    path = { id = node }
  }

  call "DELETE /nodes/{node}/ceph/mgr/{id}" {
    on   = ["run"]
    when = state == "absent"
    path = { id = node }
  }
}
