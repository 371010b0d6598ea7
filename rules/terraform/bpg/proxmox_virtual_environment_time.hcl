# Destroying it leaves the time zone as it is: no call is made.
resource "proxmox_virtual_environment_time" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/time.go"

  locals {
    node = node_name
  }

  call "PUT /nodes/{node}/time" {
    on     = ["create", "update"]
    send   = { timezone = time_zone }
    source = "proxmoxtf/resource/time.go timeUpdate"
  }

  call "GET /nodes/{node}/time" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/time.go timeRead"
  }
}

data "proxmox_virtual_environment_time" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/time.go"

  call "GET /nodes/{node}/time" {
    on     = ["read"]
    path   = { node = node_name }
    source = "proxmoxtf/datasource/time.go timeRead"
  }
}
