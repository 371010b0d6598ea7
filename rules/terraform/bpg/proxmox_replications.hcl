data "proxmox_replications" {
  aliases = ["proxmox_virtual_environment_replications"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/replication/datasource_replications.go"

  # Gives the jobs of the guests that can be seen.
  call "GET /cluster/replication" {
    on     = ["read"]
    sees   = {}
    source = "fwprovider/cluster/replication/datasource_replications.go Read"
  }
}
