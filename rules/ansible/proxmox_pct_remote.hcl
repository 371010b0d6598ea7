connection "community.proxmox.proxmox_pct_remote" {
  aliases = ["community.general.proxmox_pct_remote"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/connection/proxmox_pct_remote.py"

  ssh {
    when = true
    why  = "every module is run by pct exec on the node, over SSH; the API is not used"
  }
}
