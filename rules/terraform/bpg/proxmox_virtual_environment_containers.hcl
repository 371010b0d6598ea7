data "proxmox_virtual_environment_containers" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/containers.go"

  call "GET /nodes" {
    on     = ["read"]
    when   = default(node_name, "") == ""
    source = "proxmoxtf/datasource/containers.go getNodeNames"
  }

  # Gives the guests that can be seen.
  call "GET /nodes/{node}/lxc" {
    on     = ["read"]
    path   = { node = default(node_name, "") == "" ? depends("the nodes of the cluster") : node_name }
    sees   = {}
    source = "proxmoxtf/datasource/containers.go containersRead"
  }
}
