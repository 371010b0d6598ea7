provider "proxmox" {
  endpoint  = "https://pve.example.com:8006/"
  insecure  = true
  api_token = "terraform@pve!tf=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
}
