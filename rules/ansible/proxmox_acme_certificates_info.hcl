module "community.proxmox.proxmox_acme_certificates_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_acme_certificates_info.py"

  call "GET /nodes/{node}/config" {
    on   = ["run"]
    path = { node = node_name }
  }

  call "GET /nodes/{node}/certificates/info" {
    on   = ["run"]
    path = { node = node_name }
  }
}
