source "proxmox-iso" "image" {
  node = "pve"

  iso_file = "local:iso/debian.iso"
  vm_id    = 9700
}

build {
  sources = ["source.proxmox-iso.image"]
}
