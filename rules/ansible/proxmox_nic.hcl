module "community.proxmox.proxmox_nic" {
  aliases = ["community.general.proxmox_nic"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_nic.py"

  locals {
    vmid = vmid
    node = depends("the node of the guest")
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" { on = ["run"] }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { "net[n]" = [{ model = default(model, "virtio"), bridge = bridge, tag = default(tag, 0) > 0 ? tag : null, trunks = trunks }] }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    send = { delete = interface }
  }
}
