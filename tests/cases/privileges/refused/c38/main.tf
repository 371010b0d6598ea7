resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 2000

  agent {
    enabled = true
  }
}
