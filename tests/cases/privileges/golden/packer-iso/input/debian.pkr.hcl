source "proxmox-iso" "debian" {
  node = "pve"

  boot_iso {
    iso_file = "local:iso/debian.iso"
    unmount  = true
  }

  boot_command    = ["<enter>"]
  scsi_controller = "virtio-scsi-single"
  cores           = 2
  memory          = 2048

  disks {
    storage_pool = "local-lvm"
    disk_size    = "20G"
  }

  network_adapters {
    bridge = "vmbr0"
    model  = "virtio"
  }

  cloud_init              = true
  cloud_init_storage_pool = "local-lvm"
}

build {
  sources = ["source.proxmox-iso.debian"]
}
