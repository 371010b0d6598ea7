resource "proxmox_sdn_applier" {
  aliases = ["proxmox_virtual_environment_sdn_applier"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/sdn/applier/resource.go"

  call "PUT /cluster/sdn" {
    on     = ["create"]
    when   = default(on_create, true)
    source = "fwprovider/cluster/sdn/applier/resource.go Create"
  }

  call "PUT /cluster/sdn" {
    on     = ["update"]
    source = "fwprovider/cluster/sdn/applier/resource.go Update"
  }

  call "PUT /cluster/sdn" {
    on     = ["delete"]
    when   = default(on_destroy, true)
    source = "fwprovider/cluster/sdn/applier/resource.go Delete"
  }
}
