provider "proxmox" {
  pm_api_url          = "https://pve.lab.internal:8006/api2/json"
  pm_api_token_id     = "terraform@pve!ci"
  pm_api_token_secret = var.pm_api_token_secret
  pm_tls_insecure     = false
}

provider "proxmox" {
  alias      = "proxied"
  pm_api_url = "https://proxy.lab.internal/api2/json"
  pm_user    = "root@pam"
  pm_password = var.secret
}

resource "proxmox_vm_qemu" "web" {
  cipassword = var.proxmox_guest_password
}

resource "proxmox_vm_qemu" "db" {
  cipassword = var.proxmox_guest_password_db
}
