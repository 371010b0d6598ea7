resource "proxmox_hardware_mapping_dir" {
  aliases = ["proxmox_virtual_environment_hardware_mapping_dir"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/resource_dir.go"

  call "POST /cluster/mapping/dir" {
    on     = ["create"]
    send   = { id = name, map = [for m in map : { node = m.node, path = m.path }], description = comment }
    source = "fwprovider/cluster/hardwaremapping/resource_dir.go Create"
  }

  call "GET /cluster/mapping/dir/{id}" {
    on     = ["create", "read", "update"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_dir.go read"
  }

  call "PUT /cluster/mapping/dir/{id}" {
    on     = ["update"]
    path   = { id = name }
    send   = { map = [for m in map : { node = m.node, path = m.path }], description = comment }
    source = "fwprovider/cluster/hardwaremapping/resource_dir.go Update"
  }

  call "DELETE /cluster/mapping/dir/{id}" {
    on     = ["delete"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_dir.go Delete"
  }
}

data "proxmox_hardware_mapping_dir" {
  aliases = ["proxmox_virtual_environment_hardware_mapping_dir"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/datasource_dir.go"

  call "GET /cluster/mapping/dir/{id}" {
    on     = ["read"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/datasource_dir.go Read"
  }
}
