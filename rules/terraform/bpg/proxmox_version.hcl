data "proxmox_version" {
  aliases = ["proxmox_virtual_environment_version"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/datasource_version.go"

  call "GET /version" {
    on     = ["read"]
    source = "fwprovider/datasource_version.go Read"
  }
}
