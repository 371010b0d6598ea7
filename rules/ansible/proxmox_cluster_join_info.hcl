module "community.proxmox.proxmox_cluster_join_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_join_info.py"

  call "GET /cluster/config/join" { on = ["run"] }
}
