data "proxmox_files" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/file/datasource_files.go"

  # Without a content type, and of disks of guests, it gives what can be seen.
  call "GET /nodes/{node}/storage/{storage}/content" {
    on     = ["read"]
    path   = { node = node_name, storage = datastore_id }
    send   = { content = content_type }
    sees   = { volid = contains(["iso", "vztmpl", "import", "snippets", "backup"], default(content_type, "")) ? "${datastore_id}:${content_type}/any" : null }
    source = "fwprovider/nodes/file/datasource_files.go Read"
  }
}
