data "proxmox_acme_plugin" {
  aliases = ["proxmox_virtual_environment_acme_plugin"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/acme/datasource_acme_plugin.go"

  call "GET /cluster/acme/plugins/{id}" {
    on     = ["read"]
    path   = { id = plugin }
    source = "fwprovider/cluster/acme/datasource_acme_plugin.go Read"
  }
}
