data "proxmox_virtual_environment_pool" "guild" {
  pool_id = "guild"
}
