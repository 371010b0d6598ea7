source "proxmox-iso" "image" {
  node = "pve"

  iso_file = "local:iso/debian.iso"
  vm_id           = 9100
  machine         = "q35"
  scsi_controller = "virtio-scsi-single"
}

build {
  sources = ["source.proxmox-iso.image"]
}
