# Reads every node of the cluster.

module "community.proxmox.proxmox_node_info" {
  aliases = ["community.general.proxmox_node_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node_info.py"

  locals {
    node = depends("each node")
  }

  call "GET /nodes" {
    on        = ["run"]
    sees      = { node = null }
    tolerated = "the figures of the nodes are missing"
  }

  call "GET /nodes/{node}/network" { on = ["run"] }

  call "GET /nodes/{node}/version" { on = ["run"] }
}
