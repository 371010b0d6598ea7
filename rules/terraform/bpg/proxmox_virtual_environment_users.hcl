data "proxmox_virtual_environment_users" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/users.go"

  # Gives the users that can be seen.
  call "GET /access/users" {
    on     = ["read"]
    sees   = {}
    source = "proxmoxtf/datasource/users.go usersRead"
  }
}
