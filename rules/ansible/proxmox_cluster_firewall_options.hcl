module "community.proxmox.proxmox_cluster_firewall_options" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_firewall_options.py"

  call "GET /cluster/firewall/options" { on = ["run"] }

  call "PUT /cluster/firewall/options" {
    on   = ["run"]
    send = { enable = state == "enabled" }
  }
}
