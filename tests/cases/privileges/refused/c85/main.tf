resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 120

  usb {
    host = "1234:5678"
  }
}
