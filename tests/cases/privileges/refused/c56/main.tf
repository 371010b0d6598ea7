resource "proxmox_virtual_environment_file" "config" {
  node_name    = "pve"
  datastore_id = "local"
  content_type = "snippets"

  source_file {
    path = "https://example.com/user.yaml"
  }
}
