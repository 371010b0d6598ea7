source "proxmox-iso" "debian" {
  proxmox_url              = "https://pve.lab.internal:8006/api2/json"
  username                 = "packer@pve!build"
  token                    = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
  insecure_skip_tls_verify = true
  ssh_password             = "kestrel-Mauve-42"
}
