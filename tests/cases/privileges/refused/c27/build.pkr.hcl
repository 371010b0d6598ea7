source "proxmox-iso" "image" {
  node = "pve"

  iso_file = "local:iso/debian.iso"
  vm_id                   = 9100
  pool                    = "images"
  cloud_init              = true
  cloud_init_storage_pool = "local-lvm"
}

build {
  sources = ["source.proxmox-iso.image"]
}
