data "proxmox_ceph_status" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ceph/status/datasource.go"

  call "GET /nodes/{node}/ceph/status" {
    on     = ["read"]
    when   = set(node_name)
    path   = { node = node_name }
    source = "fwprovider/cluster/ceph/status/datasource.go Read"
  }

  call "GET /cluster/ceph/status" {
    on     = ["read"]
    when   = !set(node_name)
    source = "fwprovider/cluster/ceph/status/datasource.go Read"
  }
}
