# Destroying it leaves the file as it is: no call is made.
resource "proxmox_virtual_environment_hosts" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/hosts.go"

  locals {
    node = node_name
  }

  call "POST /nodes/{node}/hosts" {
    on     = ["create", "update"]
    send   = { data = join("\n", [for e in entry[*] : e.address]) }
    source = "proxmoxtf/resource/hosts.go hostsUpdate"
  }

  call "GET /nodes/{node}/hosts" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/hosts.go hostsRead"
  }
}

data "proxmox_virtual_environment_hosts" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/hosts.go"

  call "GET /nodes/{node}/hosts" {
    on     = ["read"]
    path   = { node = node_name }
    source = "proxmoxtf/datasource/hosts.go hostsRead"
  }
}
