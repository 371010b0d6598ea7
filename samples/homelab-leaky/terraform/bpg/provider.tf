terraform {
  required_providers {
    proxmox = {
      source  = "bpg/proxmox"
      version = "~> 0.90"
    }
  }
}

provider "proxmox" {
  endpoint  = var.proxmox_endpoint
  api_token = "terraform@pve!homelab=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
  insecure  = true

  ssh {
    agent    = false
    username = "root"
    password = "Tr0ub4dor-pve-9"
  }
}
