data "proxmox_virtual_environment_pools" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/pools.go"

  # Gives the pools that can be seen.
  call "GET /pools" {
    on     = ["read"]
    sees   = {}
    source = "proxmoxtf/datasource/pools.go poolsRead"
  }
}
