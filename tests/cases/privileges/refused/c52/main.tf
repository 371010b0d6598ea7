resource "proxmox_virtual_environment_file" "config" {
  node_name    = "pve"
  datastore_id = "local"
  content_type = "snippets"

  source_raw {
    file_name = "user.yaml"
    data      = "#cloud-config"
  }
}
