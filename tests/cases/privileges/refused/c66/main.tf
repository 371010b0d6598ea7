resource "proxmox_virtual_environment_download_file" "image" {
  node_name    = "pve"
  datastore_id = "local"
  content_type = "vztmpl"
  url          = "https://example.com/debian.tar.zst"
}

resource "proxmox_virtual_environment_container" "ct" {
  node_name    = "pve"
  vm_id        = 701
  unprivileged = true

  operating_system {
    template_file_id = proxmox_virtual_environment_download_file.image.id
  }
}
