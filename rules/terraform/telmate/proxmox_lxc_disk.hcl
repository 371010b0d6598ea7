resource "proxmox_lxc_disk" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/resource_lxc_disk.go"

  locals {
    # container is node/lxc/vmid; it comes from proxmox_lxc.x.id as a rule, so that neither is known before the first apply.
    node = split("/", container)[0]
    vmid = split("/", container)[2]
    # It is sent as mp[n] alone, whatever its slot.
    mount = default(volume, "") != "" ? { volume = volume, mp = mp } : { storage = storage, size = size, mp = mp }
  }

  call "GET /cluster/resources" {
    on   = ["create", "read", "update", "delete"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["create"]
    send = { "mp[n]" = [mount] }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["update"]
    when = changed(slot) || changed(volume)
    send = { "mp[n]" = [mount], delete = "mp${slot}" }
  }

  call "POST /nodes/{node}/lxc/{vmid}/move_volume" {
    on   = ["update"]
    when = changed(storage)
    send = { volume = "mp0", storage = storage, delete = true }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on   = ["update"]
    when = changed(size)
    send = { disk = "mp0", size = size }
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" { on = ["create", "read", "update"] }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["delete"]
    send = { delete = "mp${slot}" }
  }
}
