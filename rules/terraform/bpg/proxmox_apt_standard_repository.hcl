# Destroying it leaves the repository as it is: no call is made.
resource "proxmox_apt_standard_repository" {
  aliases = ["proxmox_virtual_environment_apt_standard_repository"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/apt/resource_standard_repo.go"

  call "PUT /nodes/{node}/apt/repositories" {
    on     = ["create"]
    send   = { handle = handle }
    source = "fwprovider/nodes/apt/resource_standard_repo.go Create"
  }

  call "GET /version" {
    on     = ["create", "read"]
    source = "fwprovider/nodes/apt/models.go importFromAPI"
  }

  call "GET /nodes/{node}/apt/repositories" {
    on     = ["create", "read"]
    source = "fwprovider/nodes/apt/resource_standard_repo.go read"
  }
}

data "proxmox_apt_standard_repository" {
  aliases = ["proxmox_virtual_environment_apt_standard_repository"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/apt/datasource_standard_repo.go"

  call "GET /version" {
    on     = ["read"]
    source = "fwprovider/nodes/apt/models.go importFromAPI"
  }

  call "GET /nodes/{node}/apt/repositories" {
    on     = ["read"]
    source = "fwprovider/nodes/apt/datasource_standard_repo.go Read"
  }
}
