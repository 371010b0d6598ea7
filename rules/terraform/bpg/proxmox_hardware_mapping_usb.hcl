resource "proxmox_hardware_mapping_usb" {
  aliases = ["proxmox_virtual_environment_hardware_mapping_usb"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/resource_usb.go"

  call "POST /cluster/mapping/usb" {
    on     = ["create"]
    source = "fwprovider/cluster/hardwaremapping/resource_usb.go Create"
    send = {
      id          = name
      map         = [for m in map : { node = m.node, path = m.path, id = m.id }]
      description = comment
    }
  }

  call "GET /cluster/mapping/usb/{id}" {
    on     = ["create", "read", "update"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_usb.go read"
  }

  call "PUT /cluster/mapping/usb/{id}" {
    on     = ["update"]
    path   = { id = name }
    send   = { map = [for m in map : { node = m.node, path = m.path, id = m.id }], description = comment }
    source = "fwprovider/cluster/hardwaremapping/resource_usb.go Update"
  }

  call "DELETE /cluster/mapping/usb/{id}" {
    on     = ["delete"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/resource_usb.go Delete"
  }
}

data "proxmox_hardware_mapping_usb" {
  aliases = ["proxmox_virtual_environment_hardware_mapping_usb"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/datasource_usb.go"

  call "GET /cluster/mapping/usb/{id}" {
    on     = ["read"]
    path   = { id = name }
    source = "fwprovider/cluster/hardwaremapping/datasource_usb.go Read"
  }
}
