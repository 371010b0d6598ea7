module "community.proxmox.proxmox_pool" {
  aliases = ["community.general.proxmox_pool"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_pool.py"

  call "GET /version" { on = ["run"] }

  call "GET /pools" {
    on   = ["run"]
    send = { poolid = poolid }
    sees = { poolid = poolid }
  }

  call "POST /pools" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { poolid = poolid, comment = comment }
  }

  call "DELETE /pools" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    send = { poolid = poolid }
  }
}
