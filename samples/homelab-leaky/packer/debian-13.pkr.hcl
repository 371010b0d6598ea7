variable "proxmox_url" {
  type    = string
  default = "https://pve1.home.example:8006/api2/json"
}

variable "proxmox_token" {
  type = string
}

source "proxmox-iso" "debian" {
  proxmox_url              = var.proxmox_url
  username                 = "terraform@pve!homelab"
  token                    = var.proxmox_token
  insecure_skip_tls_verify = true
  node                     = "pve1"
  ssh_username             = "root"
  ssh_password             = "kestrel-Mauve-42"
}

source "proxmox-clone" "debian" {
  proxmox_url = var.proxmox_url
  username    = "root@pam"
  password    = "Tr0ub4dor-pve-9"
  node        = "pve2"
}

build {
  sources = ["source.proxmox-iso.debian"]
}
