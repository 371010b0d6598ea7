source "proxmox-iso" "image" {
  node = "pve"

  iso_file = "local:iso/debian.iso"

  network_adapters {
    bridge = "vmbr0"
  }
}

build {
  sources = ["source.proxmox-iso.image"]
}
