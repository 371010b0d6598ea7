resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 102

  disk {
    datastore_id = "local-lvm"
    interface    = "scsi0"
  }
}
