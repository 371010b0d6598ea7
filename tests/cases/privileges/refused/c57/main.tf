resource "proxmox_virtual_environment_download_file" "image" {
  node_name    = "pve"
  datastore_id = "local"
  content_type = "iso"
  url          = "https://example.com/debian.iso"
}
