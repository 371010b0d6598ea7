resource "proxmox_vm_qemu" "vm" {
  name        = "vm"
  target_node = "pve"

  clone = "debian"

  network {
    id     = 0
    model  = "virtio"
    bridge = "vmbr0"
  }
}
