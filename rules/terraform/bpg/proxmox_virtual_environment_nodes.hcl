data "proxmox_virtual_environment_nodes" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/nodes.go"

  # Gives all nodes; the load of those that cannot be seen is empty.
  call "GET /nodes" {
    on     = ["read"]
    source = "proxmoxtf/datasource/nodes.go nodesRead"
  }
}
