data "proxmox_virtual_environment_roles" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/roles.go"

  call "GET /access/roles" {
    on     = ["read"]
    source = "proxmoxtf/datasource/roles.go rolesRead"
  }
}
