# pvelint:ignore PVE301 -- the lab has no CA
provider "proxmox" {
  endpoint = "https://pve.lab.internal:8006/" # pvelint:ignore PVE302 -- long ago
  insecure = true # pvelint:ignore PVE301, PVE303 -- the lab has no CA
  // pvelint:ignore PVE101 until 2026-01-01 -- soon
  username = "ci@pve" /* pvelint:ignore PVE209 -- not root */
  # a comment that stays
}
