data "proxmox_acme_plugins" {
  aliases = ["proxmox_virtual_environment_acme_plugins"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/acme/datasource_acme_plugins.go"

  call "GET /cluster/acme/plugins" {
    on     = ["read"]
    source = "fwprovider/cluster/acme/datasource_acme_plugins.go Read"
  }
}
