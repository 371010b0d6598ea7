source "proxmox-iso" "image" {
  node = "pve"

  iso_file = "local:iso/debian.iso"
  vm_id      = 9100
  qemu_agent = true
}

build {
  sources = ["source.proxmox-iso.image"]
}
