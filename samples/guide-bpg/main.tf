terraform {
  required_providers {
    proxmox = {
      source  = "bpg/proxmox"
      version = "~> 0.90"
    }
  }
}

provider "proxmox" {
  endpoint  = var.endpoint
  api_token = var.api_token
  insecure  = true

  ssh {
    agent = true
  }
}

resource "proxmox_virtual_environment_vm" "ubuntu" {
  name      = "ubuntu"
  node_name = "pve"

  clone {
    vm_id = 9000
  }

  initialization {
    user_account {
      username = "ubuntu"
      keys     = [file("~/.ssh/id_ed25519.pub")]
    }
  }
}
