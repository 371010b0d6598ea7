provider "proxmox" {
  api_token = "lab@pve!tf=b2f86d03-41ce-4a97-9d58-e06c7b1fa294"
}
