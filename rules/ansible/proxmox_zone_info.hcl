module "community.proxmox.proxmox_zone_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_zone_info.py"

  call "GET /cluster/sdn/zones" {
    on   = ["run"]
    sees = { zone = null }
  }
}
