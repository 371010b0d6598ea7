module "community.proxmox.proxmox_vm_info" {
  aliases = ["community.general.proxmox_vm_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_vm_info.py"

  locals {
    wanted = default(vmid, set(name) ? depends("the guest of that name") : null)
    vmid   = wanted
  }

  call "GET /nodes" {
    on   = ["run"]
    when = set(node)
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = wanted }
  }

  call "GET /nodes/{node}/qemu" {
    on   = ["run"]
    when = default(type, "all") != "lxc"
    sees = { vmid = wanted }
  }

  call "GET /nodes/{node}/lxc" {
    on   = ["run"]
    when = default(type, "all") != "qemu"
    sees = { vmid = wanted }
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = default(config, "none") != "none" && default(type, "all") != "lxc"
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = default(config, "none") != "none" && default(type, "all") != "qemu"
  }

  call "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
    on   = ["run"]
    when = default(network, false) && default(type, "all") != "lxc"
  }

  call "GET /nodes/{node}/lxc/{vmid}/interfaces" {
    on   = ["run"]
    when = default(network, false) && default(type, "all") != "qemu"
  }
}
