# Destroying it leaves the settings as they are: no call is made.
resource "proxmox_virtual_environment_dns" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/dns.go"

  locals {
    node = node_name
  }

  call "PUT /nodes/{node}/dns" {
    on     = ["create", "update"]
    source = "proxmoxtf/resource/dns.go dnsUpdate"
    send = {
      search = domain
      dns1   = length(servers[*]) > 0 ? servers[0] : null
      dns2   = length(servers[*]) > 1 ? servers[1] : null
      dns3   = length(servers[*]) > 2 ? servers[2] : null
    }
  }

  call "GET /nodes/{node}/dns" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/dns.go dnsRead"
  }
}

data "proxmox_virtual_environment_dns" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/dns.go"

  call "GET /nodes/{node}/dns" {
    on     = ["read"]
    path   = { node = node_name }
    source = "proxmoxtf/datasource/dns.go dnsRead"
  }
}
