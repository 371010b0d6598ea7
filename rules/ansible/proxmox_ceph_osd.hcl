module "community.proxmox.proxmox_ceph_osd" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_ceph_osd.py"

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "node" }
  }

  call "GET /nodes/{node}/disks/list" {
    on   = ["run"]
    when = state == "present"
  }

  call "GET /nodes/{node}/ceph/osd" { on = ["run"] }

  call "POST /nodes/{node}/ceph/osd" {
    on   = ["run"]
    when = state == "present"
    send = { dev = dev, db_dev = db_dev, wal_dev = wal_dev, encrypted = default(encrypted, false), crush-device-class = crush_device_class }
  }

  call "DELETE /nodes/{node}/ceph/osd/{osdid}" {
    on   = ["run"]
    when = state == "absent"
    send = { cleanup = default(cleanup, false) }
  }

  call "POST /nodes/{node}/ceph/osd/{osdid}/in" {
    on   = ["run"]
    when = state == "in"
  }

  call "POST /nodes/{node}/ceph/osd/{osdid}/out" {
    on   = ["run"]
    when = state == "out"
  }

  call "POST /nodes/{node}/ceph/osd/{osdid}/scrub" {
    on   = ["run"]
    when = state == "scrub"
    send = { deep = default(deep, false) }
  }

  call "POST /nodes/{node}/ceph/start" {
    on   = ["run"]
    when = state == "start"
    send = { service = "osd.${osdid}" }
  }

  call "POST /nodes/{node}/ceph/stop" {
    on   = ["run"]
    when = state == "stop"
    send = { service = "osd.${osdid}" }
  }

  call "POST /nodes/{node}/ceph/restart" {
    on   = ["run"]
    when = state == "restart"
    send = { service = "osd.${osdid}" }
  }
}
