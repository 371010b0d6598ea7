terraform {
  required_providers {
    proxmox = {
      source  = "Telmate/proxmox"
      version = "3.0.2-rc08"
    }
  }
}

provider "proxmox" {
  pm_api_url                  = "https://pve.example.com:8006/api2/json"
  pm_minimum_permission_check = false
}

resource "proxmox_vm_qemu" "web" {
  name        = "web"
  target_node = "pve"
  clone_id    = 9000
  agent       = 1
  ipconfig0   = "ip=dhcp"

  disk {
    slot    = "scsi0"
    storage = "local-lvm"
    size    = "20G"
  }

  disk {
    slot    = "ide2"
    type    = "cloudinit"
    storage = "local-lvm"
  }

  network {
    id     = 0
    model  = "virtio"
    bridge = "vmbr0"
  }
}
