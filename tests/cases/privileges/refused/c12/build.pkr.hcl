source "proxmox-clone" "image" {
  node = "pve"

  clone_vm_id = 9000
  vm_id       = 9100
  pool        = "images"
}

build {
  sources = ["source.proxmox-clone.image"]
}
