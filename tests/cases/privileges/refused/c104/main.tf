resource "proxmox_virtual_environment_pool" "lab" {
  pool_id = "lab"
}
