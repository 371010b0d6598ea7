source "proxmox-clone" "image" {
  node = "pve"

  clone_vm_id = 9000

  network_adapters {
    bridge   = "vmbr0"
    vlan_tag = "30"
  }
}

build {
  sources = ["source.proxmox-clone.image"]
}
