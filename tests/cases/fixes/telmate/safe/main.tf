provider "proxmox" {
  pm_api_url          = "https://pve.lab.internal:8006/api2/json"
  pm_api_token_id     = "terraform@pve!ci"
  pm_api_token_secret = "7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
  pm_tls_insecure     = true
  pm_log_enable       = true
}

provider "proxmox" {
  alias      = "proxied"
  pm_api_url = "http://proxy.lab.internal/api2/json"
  pm_user    = "root@pam"
  pm_password = var.secret
}

resource "proxmox_vm_qemu" "web" {
  cipassword = "kestrel-Mauve-42"
}

resource "proxmox_vm_qemu" "db" {
  cipassword = "Tr0ub4dor-pve-9"
}
