resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 2051

  clone {
    vm_id = 9000
  }

  memory {
    dedicated = 4096
  }
}
