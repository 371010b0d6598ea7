data "proxmox_datastores" {
  aliases = ["proxmox_virtual_environment_datastores"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/datastores/datasource.go"

  # Gives the storages that can be seen.
  call "GET /nodes/{node}/storage" {
    on     = ["read"]
    path   = { node = node_name }
    sees   = { storage = filters.id }
    source = "fwprovider/nodes/datastores/datasource.go Read"
    send = {
      content = length(filters.content_types[*]) > 0 ? filters.content_types : null
      storage = filters.id
      target  = filters.target
    }
  }
}
