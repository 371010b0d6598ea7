resource "proxmox_oci_image" {
  aliases = ["proxmox_virtual_environment_oci_image"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/resource_oci_image.go"
  id      = volume

  locals {
    node    = node_name
    storage = datastore_id
    name    = default(file_name, "${replace(reverse(split("/", reference))[0], ":", "_")}.tar")
    volume  = "${datastore_id}:vztmpl/${name}"
  }

  call "POST /nodes/{node}/storage/{storage}/oci-registry-pull" {
    on     = ["create"]
    send   = { filename = name, reference = reference }
    source = "fwprovider/nodes/resource_oci_image.go Create"
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on     = ["create"]
    when   = default(overwrite_unmanaged, false)
    source = "fwprovider/nodes/resource_oci_image.go Create"
  }

  # A refusal counts as an image that is gone: the next plan pulls it anew.
  call "GET /nodes/{node}/storage/{storage}/content" {
    on     = ["create", "read", "update"]
    send   = { content = "vztmpl" }
    sees   = { volid = volume }
    source = "fwprovider/nodes/resource_oci_image.go read"
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on     = ["delete"]
    source = "fwprovider/nodes/resource_oci_image.go Delete"
  }
}
