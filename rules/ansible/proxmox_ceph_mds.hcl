module "community.proxmox.proxmox_ceph_mds" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_ceph_mds.py"

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "node" }
  }

  call "GET /nodes/{node}/ceph/mds" { on = ["run"] }

  call "POST /nodes/{node}/ceph/mds/{name}" {
    on   = ["run"]
    when = state == "present"
    path = { name = node }
  }

  call "DELETE /nodes/{node}/ceph/mds/{name}" {
    on   = ["run"]
    when = state == "absent"
    path = { name = node }
  }
}
