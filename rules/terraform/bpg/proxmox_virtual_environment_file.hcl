resource "proxmox_virtual_environment_file" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/file.go"
  id     = "${storage}:${content}/${name}"

  locals {
    node    = node_name
    storage = datastore_id
    file    = set(source_file) ? default(source_file.path, "") : default(source_raw.file_name, "")
    name    = default(source_file.file_name, "") == "" ? reverse(split("/", file))[0] : source_file.file_name

    # Told by the name of the file where the code does not say it. Disk images go by SSH before 8.4.
    guessed = endswith(file, ".tar.gz") || endswith(file, ".tar.xz") ? "vztmpl" : endswith(file, ".qcow2") || endswith(file, ".raw") || endswith(file, ".vmdk") ? "import" : endswith(lower(file), ".img") || endswith(lower(file), ".iso") ? "iso" : "snippets"
    content = default(content_type, "") == "" ? guessed : content_type
    by_api  = contains(["iso", "vztmpl", "import"], content)
  }

  call "GET /version" {
    on     = ["create"]
    source = "proxmoxtf/resource/file.go fileGetContentType"
  }

  # A file that is not in the list counts as gone, and the next plan uploads it anew.
  call "GET /nodes/{node}/storage/{storage}/content" {
    on     = ["create", "read"]
    send   = { content = content }
    sees   = { volid = "${storage}:${content}/${name}" }
    source = "proxmoxtf/resource/file.go fileRead"
  }

  call "POST /nodes/{node}/storage/{storage}/upload" {
    on     = ["create"]
    when   = by_api
    send   = { content = content, filename = name }
    source = "proxmox/nodes/storage/upload.go APIUpload"
  }

  # Tells the storage's folder on the node.
  call "GET /storage/{storage}" {
    on     = ["create"]
    when   = !by_api
    source = "proxmoxtf/resource/file.go fileCreate"
  }

  # The address of the node, unless the provider's ssh block gives it.
  call "GET /nodes/{node}/network" {
    on     = ["create"]
    when   = !by_api
    source = "fwprovider/provider.go apiResolver"
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on     = ["delete"]
    path   = { volume = "${storage}:${content}/${name}" }
    source = "proxmox/nodes/storage/content.go DeleteDatastoreFile"
  }

  ssh {
    when = !by_api
    why  = "the API takes uploads of iso, vztmpl and import only: files of other content types are written into the storage's folder on the node"
  }
}
