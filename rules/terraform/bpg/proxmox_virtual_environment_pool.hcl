resource "proxmox_virtual_environment_pool" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/pool/pool.go"
  id     = pool_id

  call "POST /pools" {
    on     = ["create"]
    send   = { poolid = pool_id, comment = default(comment, "") }
    source = "proxmoxtf/resource/pool/pool.go poolCreate"
  }

  # A pool that cannot be seen counts as gone.
  call "GET /pools" {
    on     = ["create", "read", "update"]
    send   = { poolid = pool_id }
    sees   = { poolid = pool_id }
    source = "proxmoxtf/resource/pool/pool.go poolRead"
  }

  call "PUT /pools" {
    on     = ["update"]
    send   = { poolid = pool_id, comment = default(comment, "") }
    source = "proxmoxtf/resource/pool/pool.go poolUpdate"
  }

  # Refused by Proxmox VE while the pool has members.
  call "DELETE /pools" {
    on     = ["delete"]
    send   = { poolid = pool_id }
    source = "proxmoxtf/resource/pool/pool.go poolDelete"
  }
}

data "proxmox_virtual_environment_pool" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/pool.go"
  id     = pool_id

  call "GET /pools" {
    on     = ["read"]
    send   = { poolid = pool_id }
    sees   = { poolid = pool_id }
    source = "proxmoxtf/datasource/pool.go poolRead"
  }
}
