data "proxmox_file" {
  aliases = ["proxmox_virtual_environment_file"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/file/datasource_file.go"
  id      = "${datastore_id}:${content_type}/${file_name}"

  call "GET /nodes/{node}/storage/{storage}/content" {
    on     = ["read"]
    path   = { node = node_name, storage = datastore_id }
    send   = { content = content_type }
    sees   = { volid = "${datastore_id}:${content_type}/${file_name}" }
    source = "fwprovider/nodes/file/datasource_file.go Read"
  }
}
