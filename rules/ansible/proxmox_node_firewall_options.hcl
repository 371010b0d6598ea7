module "community.proxmox.proxmox_node_firewall_options" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node_firewall_options.py"

  locals {
    wanted = default(node_name, node)
  }

  call "GET /nodes/{node}/firewall/options" {
    on   = ["run"]
    path = { node = wanted }
  }

  call "PUT /nodes/{node}/firewall/options" {
    on   = ["run"]
    path = { node = wanted }
    send = { enable = default(state, "enabled") == "enabled" }
  }
}
