module "community.proxmox.proxmox_vnet_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_vnet_info.py"

  call "GET /cluster/sdn/vnets" {
    on   = ["run"]
    sees = { vnet = vnet }
  }

  call "GET /cluster/sdn/vnets/{vnet}/subnets" { on = ["run"] }

  call "GET /cluster/sdn/vnets/{vnet}/firewall/rules" { on = ["run"] }
}
