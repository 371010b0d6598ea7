source "proxmox-iso" "debian" {
  proxmox_url              = "https://pve.lab.internal:8006/api2/json"
  username                 = "packer@pve!build"
  token                    = var.proxmox_token
  ssh_password             = var.proxmox_ssh_password
}

variable "proxmox_token" {
  type      = string
  sensitive = true
}

variable "proxmox_ssh_password" {
  type      = string
  sensitive = true
}
