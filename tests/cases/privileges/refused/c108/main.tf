resource "proxmox_virtual_environment_pool" "proof" {
  pool_id = "proof"
}

resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 120
  pool_id   = proxmox_virtual_environment_pool.proof.pool_id
}
