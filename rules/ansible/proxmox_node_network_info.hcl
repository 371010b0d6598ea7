module "community.proxmox.proxmox_node_network_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node_network_info.py"

  call "GET /nodes/{node}/network" { on = ["run"] }
}
