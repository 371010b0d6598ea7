resource "proxmox_vm_qemu" "vm" {
  name        = "vm"
  target_node = "pve"

  vmid = 120
}
