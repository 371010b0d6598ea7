module "community.proxmox.proxmox_storage_contents_info" {
  aliases = ["community.general.proxmox_storage_contents_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_storage_contents_info.py"

  locals {
    wanted = default(storage, name)
  }

  call "GET /nodes" { on = ["run"] }

  call "GET /nodes/{node}/storage/{storage}/content" {
    on   = ["run"]
    path = { storage = wanted }
    send = { content = content == "all" ? null : content, vmid = vmid }
  }
}
