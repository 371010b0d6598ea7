resource "proxmox_storage_iso" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/resource_storage_iso.go"
  id     = volume

  locals {
    node   = pve_node
    file   = filename
    volume = "${storage}:iso/${file}"
  }

  call "POST /nodes/{node}/storage/{storage}/upload" {
    on   = ["create"]
    send = { content = "iso", filename = file }
  }

  call "GET /nodes/{node}/storage/{storage}/content" {
    on   = ["create", "read"]
    sees = { volid = volume }
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" { on = ["delete"] }
}
