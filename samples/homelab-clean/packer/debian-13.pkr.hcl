variable "proxmox_token" {
  type      = string
  sensitive = true
  default   = env("PROXMOX_TOKEN")
}

variable "build_password" {
  type      = string
  sensitive = true
}

source "proxmox-iso" "debian" {
  proxmox_url  = "https://pve1.home.example:8006/api2/json"
  username     = "packer@pve!images"
  token        = var.proxmox_token
  node         = "pve1"
  ssh_username = "root"
  ssh_password = var.build_password
}

build {
  sources = ["source.proxmox-iso.debian"]
}
