resource "proxmox_virtual_environment_download_file" "image" {
  node_name    = "pve1"
  datastore_id = "warthog-iso"
  content_type = "iso"
  url          = "https://example.com/debian.iso"
}
