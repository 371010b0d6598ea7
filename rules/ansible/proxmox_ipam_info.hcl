module "community.proxmox.proxmox_ipam_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_ipam_info.py"

  call "GET /cluster/sdn/ipams" {
    on   = ["run"]
    sees = { ipam = ipam }
  }

  call "GET /cluster/sdn/ipams/{ipam}/status" { on = ["run"] }
}
