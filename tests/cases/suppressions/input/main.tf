provider "proxmox" {
  # pvelint:ignore PVE101 -- thrown away each night
  # pvelint:ignore PVE106 -- there is nothing like this here
  api_token = "terraform@pve!tf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
}

provider "proxmox" {
  api_token = "terraform@pve!tf=b2f86d03-41ce-4a97-9d58-e06c7b1fa294" # pvelint:ignore PVE101 until 2026-01-01 -- the old cluster
}
