# Destroying it leaves the repository as it is: no call is made.
resource "proxmox_apt_repository" {
  aliases = ["proxmox_virtual_environment_apt_repository"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/apt/resource_repo.go"

  call "POST /nodes/{node}/apt/repositories" {
    on     = ["create", "update"]
    send   = { path = file_path, index = index, enabled = default(enabled, true) }
    source = "fwprovider/nodes/apt/resource_repo.go Create"
  }

  call "GET /version" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/apt/models.go importFromAPI"
  }

  call "GET /nodes/{node}/apt/repositories" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/apt/resource_repo.go read"
  }
}

data "proxmox_apt_repository" {
  aliases = ["proxmox_virtual_environment_apt_repository"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/apt/datasource_repo.go"

  call "GET /version" {
    on     = ["read"]
    source = "fwprovider/nodes/apt/models.go importFromAPI"
  }

  call "GET /nodes/{node}/apt/repositories" {
    on     = ["read"]
    source = "fwprovider/nodes/apt/datasource_repo.go Read"
  }
}
