variable "proxmox_api_token" {
  type      = string
  sensitive = true
}

provider "proxmox" {
  endpoint  = "https://pve1.example.org:8006/"
  api_token = var.proxmox_api_token
  insecure  = true # pvelint:ignore PVE301 -- first run only, before the node has its certificate
}
