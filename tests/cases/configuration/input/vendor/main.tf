provider "proxmox" {
  api_token = "vendor@pve!tf=e95a3c70-d8b1-4f26-a3c9-1274f0be6d85"
}
