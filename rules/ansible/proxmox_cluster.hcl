module "community.proxmox.proxmox_cluster" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_cluster.py"

  call "GET /cluster/status" { on = ["run"] }

  call "POST /cluster/config" {
    on   = ["run"]
    when = state == "present" && set(cluster_name) && !set(master_ip)
    send = { clustername = cluster_name }
  }

  call "POST /cluster/config/join" {
    on   = ["run"]
    when = state == "present" && set(master_ip)
    send = { hostname = master_ip, fingerprint = fingerprint, password = master_api_password }
  }
}
