terraform {
  required_providers {
    proxmox = {
      source  = "Telmate/proxmox"
      version = "3.0.2-rc04"
    }
  }
}

provider "proxmox" {
  pm_api_url          = "http://pve2.home.example:8006/api2/json"
  pm_api_token_id     = var.api_token_id
  pm_api_token_secret = var.api_token_secret
  pm_tls_insecure     = var.tls_insecure
  pm_log_enable       = true
  pm_debug            = true
}

resource "proxmox_vm_qemu" "media" {
  name        = "media"
  target_node = "pve2"
  clone       = "debian-13"
  ciuser      = "debian"
  cipassword  = "kestrel-Mauve-42"
}
