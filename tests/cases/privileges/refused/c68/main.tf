resource "proxmox_storage_iso" "image" {
  pve_node = "pve"
  storage  = "local"
  filename = "debian.iso"
  url      = "https://example.com/debian.iso"
}
