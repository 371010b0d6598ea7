terraform {
  required_providers {
    proxmox = { source = "bpg/proxmox" }
  }
}

provider "proxmox" {
  endpoint  = "https://pve.example.org:8006/"
  api_token = "terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
}

resource "proxmox_virtual_environment_vm" "web" {
  name      = "web"
  node_name = "pve1"
  vm_id     = 201
  pool_id   = "web"

  clone {
    vm_id = 9000
  }

  cpu {
    cores = 2
  }

  network_device {
    bridge = "vmbr0"
  }
}
