resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 120

  hostpci {
    device  = "hostpci0"
    mapping = "rtx-3090"
  }
}
