data "proxmox_virtual_environment_node" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/node.go"

  call "GET /nodes/{node}/status" {
    on     = ["read"]
    path   = { node = node_name }
    source = "proxmoxtf/datasource/node.go nodeRead"
  }
}
