resource "proxmox_virtual_environment_certificate" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/certificate.go"

  locals {
    node = node_name
  }

  call "POST /nodes/{node}/certificates/custom" {
    on     = ["create"]
    send   = { certificates = certificate, key = private_key, force = default(overwrite, false), restart = true }
    source = "proxmoxtf/resource/certificate.go certificateUpdate"
  }

  call "POST /nodes/{node}/certificates/custom" {
    on     = ["update"]
    send   = { certificates = certificate, key = private_key, force = true, restart = true }
    source = "proxmoxtf/resource/certificate.go certificateUpdate"
  }

  call "GET /nodes/{node}/certificates/info" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/certificate.go certificateRead"
  }

  call "DELETE /nodes/{node}/certificates/custom" {
    on     = ["delete"]
    send   = { restart = true }
    source = "proxmoxtf/resource/certificate.go certificateDelete"
  }
}
