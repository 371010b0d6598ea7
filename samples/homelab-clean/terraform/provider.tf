terraform {
  required_providers {
    proxmox = {
      source  = "bpg/proxmox"
      version = "~> 0.90"
    }
  }
}

# The token comes from PROXMOX_VE_API_TOKEN; the CA of the nodes is in the trust store.
provider "proxmox" {
  endpoint = var.proxmox_endpoint

  ssh {
    agent    = true
    username = "terraform"
  }
}
