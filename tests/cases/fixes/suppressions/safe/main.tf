provider "proxmox" {
  endpoint = "https://pve.lab.internal:8006/"
  insecure = true # pvelint:ignore PVE301 -- the lab has no CA
  username = "ci@pve"
  # a comment that stays
}
