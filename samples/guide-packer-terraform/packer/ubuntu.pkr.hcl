packer {
  required_plugins {
    proxmox = {
      source  = "github.com/hashicorp/proxmox"
      version = "~> 1.2"
    }
  }
}

variable "build_password" {
  type      = string
  sensitive = true
}

# proxmox_url, username and token come from the environment
source "proxmox-iso" "ubuntu" {
  insecure_skip_tls_verify = true
  node                     = "pve"
  ssh_username             = "ubuntu"
  ssh_password             = var.build_password
  ssh_timeout              = "20m"
}

build {
  sources = ["source.proxmox-iso.ubuntu"]
}
