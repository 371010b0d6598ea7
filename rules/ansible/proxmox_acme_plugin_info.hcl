module "community.proxmox.proxmox_acme_plugin_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_plugin_info.py"

  locals {
    wanted = default(name, id)
  }

  call "GET /cluster/acme/plugins/{id}" {
    on   = ["run"]
    path = { id = wanted }
  }
}
