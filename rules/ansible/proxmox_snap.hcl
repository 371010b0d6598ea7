# The calls of a container need what those of a virtual machine need; which of the two it is the module finds out.

module "community.proxmox.proxmox_snap" {
  aliases = ["community.general.proxmox_snap"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_snap.py"

  locals {
    vmid    = vmid
    node    = depends("the node of the guest")
    name    = default(snapname, "ansible_snap")
    unbound = default(state, "present") == "present" && default(unbind, false)
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/qemu/{vmid}/snapshot" { on = ["run"] }

  call "POST /nodes/{node}/qemu/{vmid}/snapshot" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = { snapname = name, description = description, vmstate = default(vmstate, false) }
  }

  # Older snapshots go, so that no more than retention are left.
  call "DELETE /nodes/{node}/qemu/{vmid}/snapshot/{snapname}" {
    on   = ["run"]
    when = default(state, "present") == "present" && default(retention, 0) > 0
    path = { snapname = depends("the oldest snapshots") }
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/snapshot/{snapname}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { snapname = name }
    send = { force = default(force, false) }
  }

  call "POST /nodes/{node}/qemu/{vmid}/snapshot/{snapname}/rollback" {
    on   = ["run"]
    when = state == "rollback"
    path = { snapname = name }
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = unbound
  }

  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on   = ["run"]
    when = unbound
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/shutdown" {
    on   = ["run"]
    when = unbound
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = unbound
    send = { delete = "mp0" }
  }

  # What was bound is bound again, and a path of the host only root may bind.
  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = unbound
    send = { "mp[n]" = [{ volume = "/a/path/of/the/host", mp = "/mnt" }] }
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/start" {
    on   = ["run"]
    when = unbound
  }
}
