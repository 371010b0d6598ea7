resource "proxmox_download_file" {
  aliases = ["proxmox_virtual_environment_download_file"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/resource_download_file.go"
  id      = volume

  locals {
    node    = node_name
    storage = datastore_id
    # The server may tell another name in its answer.
    name   = default(file_name, reverse(split("/", split("?", url)[0]))[0])
    volume = "${datastore_id}:${content_type}/${name}"
  }

  call "GET /nodes/{node}/query-url-metadata" {
    on     = ["create"]
    send   = { url = url, "verify-certificates" = default(verify, true) }
    source = "fwprovider/nodes/resource_download_file.go getURLMetadata"
  }

  call "POST /nodes/{node}/storage/{storage}/download-url" {
    on     = ["create"]
    source = "fwprovider/nodes/resource_download_file.go Create"
    send = {
      content               = content_type
      filename              = name
      url                   = url
      checksum              = checksum
      "checksum-algorithm"  = checksum_algorithm
      compression           = decompression_algorithm
      "verify-certificates" = default(verify, true)
    }
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on     = ["create"]
    when   = default(overwrite_unmanaged, false)
    source = "fwprovider/nodes/resource_download_file.go Create"
  }

  # A refusal counts as a file that is gone: the next plan downloads it anew and replaces what was made of it.
  call "GET /nodes/{node}/storage/{storage}/content" {
    on     = ["create", "read", "update"]
    send   = { content = content_type }
    sees   = { volid = volume }
    source = "fwprovider/nodes/resource_download_file.go read"
  }

  call "GET /nodes/{node}/query-url-metadata" {
    on        = ["read"]
    when      = default(overwrite, true)
    send      = { url = url, "verify-certificates" = default(verify, true) }
    tolerated = "a new file behind the URL is not noticed"
    source    = "fwprovider/nodes/resource_download_file.go Read"
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on     = ["delete"]
    source = "fwprovider/nodes/resource_download_file.go Delete"
  }
}
