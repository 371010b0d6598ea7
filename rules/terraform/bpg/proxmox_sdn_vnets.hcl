data "proxmox_sdn_vnets" {
  aliases = ["proxmox_virtual_environment_sdn_vnets"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/vnet/datasource_vnets.go"

  # Gives the VNets that can be seen.
  call "GET /cluster/sdn/vnets" {
    on     = ["read"]
    sees   = {}
    source = "fwprovider/cluster/sdn/vnet/datasource_vnets.go Read"
  }
}
