resource "proxmox_node_config" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/config/resource_node_config.go"

  locals {
    node = node_name
  }

  call "PUT /nodes/{node}/config" {
    on     = ["create", "update"]
    send   = { description = description }
    source = "fwprovider/nodes/config/resource_node_config.go Create"
  }

  call "GET /nodes/{node}/config" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/config/resource_node_config.go read"
  }

  call "PUT /nodes/{node}/config" {
    on     = ["delete"]
    when   = set(description)
    send   = { delete = ["description"] }
    source = "fwprovider/nodes/config/resource_node_config.go Delete"
  }
}

data "proxmox_node_config" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/config/datasource_node_config.go"

  call "GET /nodes/{node}/config" {
    on     = ["read"]
    path   = { node = node_name }
    source = "fwprovider/nodes/config/datasource_node_config.go Read"
  }
}
