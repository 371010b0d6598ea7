terraform {
  required_providers {
    proxmox = {
      source  = "Telmate/proxmox"
      version = "3.0.2-rc04"
    }
  }
}

# the credentials come from the environment
provider "proxmox" {
  pm_tls_insecure = true
}

resource "proxmox_vm_qemu" "node" {
  count       = 3
  name        = "node-${count.index}"
  target_node = "pve"
  clone       = "ubuntu"
}
