module "community.proxmox.proxmox_cluster_status_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster_status_info.py"

  call "GET /cluster/status" { on = ["run"] }
}
