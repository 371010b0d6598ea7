resource "proxmox_hardware_mapping_pci" {
  aliases = ["proxmox_virtual_environment_hardware_mapping_pci"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/resource_pci.go"

  call "POST /cluster/mapping/pci" {
    on     = ["create"]
    source = "fwprovider/cluster/hardwaremapping/resource_pci.go Create"
    send = {
      id          = name
      map         = [for m in map : { node = m.node, path = m.path, id = m.id, iommugroup = m.iommu_group, "subsystem-id" = m.subsystem_id }]
      description = comment
      mdev        = default(mediated_devices, false) ? true : null
    }
  }

  call "GET /cluster/mapping/pci/{id}" {
    on     = ["create", "read", "update"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_pci.go read"
  }

  call "PUT /cluster/mapping/pci/{id}" {
    on     = ["update"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_pci.go Update"
    send = {
      map         = [for m in map : { node = m.node, path = m.path, id = m.id, iommugroup = m.iommu_group, "subsystem-id" = m.subsystem_id }]
      description = comment
      mdev        = default(mediated_devices, false) ? true : null
    }
  }

  call "DELETE /cluster/mapping/pci/{id}" {
    on     = ["delete"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_pci.go Delete"
  }
}

data "proxmox_hardware_mapping_pci" {
  aliases = ["proxmox_virtual_environment_hardware_mapping_pci"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/datasource_pci.go"

  call "GET /cluster/mapping/pci/{id}" {
    on     = ["read"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/datasource_pci.go Read"
  }
}
