resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 120
  pool_id   = "lab"

  clone {
    vm_id = 9000
  }
}
