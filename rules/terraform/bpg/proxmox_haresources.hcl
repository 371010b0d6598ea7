data "proxmox_haresources" {
  aliases = ["proxmox_virtual_environment_haresources"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/datasource_haresources.go"

  call "GET /cluster/ha/resources" {
    on     = ["read"]
    send   = { type = type }
    source = "fwprovider/cluster/ha/datasource_haresources.go Read"
  }
}
