module "community.proxmox.proxmox_template" {
  aliases = ["community.general.proxmox_template"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_template.py"

  locals {
    store  = default(storage, "local")
    volume = "${default(storage, "local")}:${default(content_type, "vztmpl")}/${default(template, "template")}"
  }

  call "GET /nodes/{node}/storage/{storage}/content" {
    on   = ["run"]
    path = { storage = store }
    sees = { volid = volume }
  }

  call "POST /nodes/{node}/storage/{storage}/upload" {
    on   = ["run"]
    when = default(state, "present") == "present" && set(src) && !set(url)
    path = { storage = store }
    send = { content = default(content_type, "vztmpl"), filename = "template" }
  }

  call "POST /nodes/{node}/storage/{storage}/download-url" {
    on   = ["run"]
    when = default(state, "present") == "present" && set(url) && !set(src)
    path = { storage = store }
    send = {
      content              = default(content_type, "vztmpl")
      filename             = default(template, "template")
      url                  = url
      checksum             = checksum
      "checksum-algorithm" = checksum_algorithm
    }
  }

  call "POST /nodes/{node}/aplinfo" {
    on   = ["run"]
    when = default(state, "present") == "present" && !set(src) && !set(url)
    send = { storage = store, template = template }
  }

  call "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
    on   = ["run"]
    when = default(state, "present") == "absent" || default(force, false) && set(url)
    path = { storage = store, volume = volume }
  }
}
