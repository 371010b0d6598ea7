module "community.proxmox.proxmox_sendkey" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_sendkey.py"

  locals {
    vmid = vmid
    node = depends("the node of the guest")
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/sendkey" {
    on   = ["run"]
    send = { key = "ret" }
  }
}
