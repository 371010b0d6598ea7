source "proxmox-iso" "image" {
  node = "pve"

  boot_iso {
    iso_url          = "https://example.com/debian.iso"
    iso_checksum     = "none"
    iso_storage_pool = "local"
  }
}

build {
  sources = ["source.proxmox-iso.image"]
}
