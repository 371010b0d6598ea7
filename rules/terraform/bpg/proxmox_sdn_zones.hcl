data "proxmox_sdn_zones" {
  aliases = ["proxmox_virtual_environment_sdn_zones"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/zone/datasource_zones.go"

  # Gives the zones that can be seen.
  call "GET /cluster/sdn/zones" {
    on     = ["read"]
    sees   = {}
    source = "fwprovider/cluster/sdn/zone/datasource_zones.go Read"
  }
}
