data "proxmox_virtual_environment_groups" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/groups.go"

  # Gives the groups that can be seen.
  call "GET /access/groups" {
    on     = ["read"]
    sees   = {}
    source = "proxmoxtf/datasource/groups.go groupsRead"
  }
}
