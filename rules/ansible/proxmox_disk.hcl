module "community.proxmox.proxmox_disk" {
  aliases = ["community.general.proxmox_disk"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_disk.py"

  locals {
    vmid = vmid
    node = depends("the node of the guest")
    drive = (
      set(iso_image) ? { file = iso_image, media = "cdrom" } :
      set(import_from) ? { storage = storage, size = 0, import-from = import_from } :
      default(media, "disk") == "cdrom" ? { file = default(storage, "none"), media = "cdrom" } :
      set(storage) && default(create, "regular") != "disabled" ? { storage = storage, size = size } :
      { file = "local:vm-${vmid}-disk-0" }
    )
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" { on = ["run"] }

  call "POST /nodes/{node}/qemu/{vmid}/config" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = {
      "scsi[n]" = startswith(disk, "efidisk") || startswith(disk, "tpmstate") ? [] : [drive]
      efidisk0  = startswith(disk, "efidisk") ? drive : null
      tpmstate0 = startswith(disk, "tpmstate") ? drive : null
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/move_disk" {
    on   = ["run"]
    when = state == "moved"
    send = {
      disk          = disk
      storage       = target_storage
      "target-disk" = target_disk
      "target-vmid" = target_vmid
      delete        = default(delete_moved, false)
    }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/resize" {
    on   = ["run"]
    when = state == "resized"
    send = { disk = disk, size = size }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/unlink" {
    on   = ["run"]
    when = state == "detached"
    send = { idlist = disk, force = false }
  }

  call "PUT /nodes/{node}/qemu/{vmid}/unlink" {
    on   = ["run"]
    when = state == "absent"
    send = { idlist = disk, force = true }
  }
}
