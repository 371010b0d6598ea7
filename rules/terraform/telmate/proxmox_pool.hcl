resource "proxmox_pool" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/resource_pool.go"
  id     = "pools/${poolid}"

  call "POST /pools" {
    on   = ["create"]
    send = { poolid = poolid, comment = comment }
  }

  # Any refusal here takes the pool out of the state, and the next apply wants to create it again.
  call "GET /pools/{poolid}" { on = ["create", "read", "update"] }

  call "PUT /pools/{poolid}" {
    on   = ["update"]
    when = changed(comment)
    send = { comment = comment }
  }

  call "DELETE /pools/{poolid}" { on = ["delete"] }
}
