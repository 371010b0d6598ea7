module "community.proxmox.proxmox_ceph_pool" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_ceph_pool.py"

  call "GET /nodes" { on = ["run"] }

  call "GET /nodes/{node}/ceph/pool" { on = ["run"] }

  call "GET /nodes/{node}/ceph/pool/{name}/status" {
    on   = ["run"]
    when = state == "present"
  }

  call "POST /nodes/{node}/ceph/pool" {
    on   = ["run"]
    when = state == "present"
    send = { name = name, add_storages = add_storages, size = size, pg_num = pg_num }
  }

  call "PUT /nodes/{node}/ceph/pool/{name}" {
    on   = ["run"]
    when = state == "present"
    send = { size = size, pg_num = pg_num }
  }

  call "DELETE /nodes/{node}/ceph/pool/{name}" {
    on   = ["run"]
    when = state == "absent"
  }
}
