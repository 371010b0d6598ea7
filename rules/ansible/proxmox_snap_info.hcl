# The calls of a container need what those of a virtual machine need.

module "community.proxmox.proxmox_snap_info" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_snap_info.py"

  locals {
    vmid = vmid
    node = depends("the node of the guest")
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/qemu/{vmid}/snapshot" { on = ["run"] }
}
