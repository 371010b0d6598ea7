data "proxmox_hagroups" {
  aliases = ["proxmox_virtual_environment_hagroups"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/datasource_hagroups.go"

  call "GET /cluster/ha/groups" {
    on     = ["read"]
    source = "fwprovider/cluster/ha/datasource_hagroups.go Read"
  }
}
