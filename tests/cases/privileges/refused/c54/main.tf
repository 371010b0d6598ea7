data "proxmox_virtual_environment_file" "image" {
  node_name    = "pve"
  datastore_id = "local"
  content_type = "iso"
  file_name    = "debian.iso"
}
