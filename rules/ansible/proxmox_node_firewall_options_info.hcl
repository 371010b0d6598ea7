module "community.proxmox.proxmox_node_firewall_options_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node_firewall_options_info.py"

  locals {
    wanted = default(node_name, node)
  }

  call "GET /nodes/{node}/firewall/options" {
    on   = ["run"]
    path = { node = wanted }
  }
}
