provider "proxmox" {
  endpoint  = "https://pve.lab.internal:8006/"
  api_token = "terraform@pve!ci=${var.proxmox_secret}"
}

variable "proxmox_secret" {
  type      = string
  sensitive = true
}

resource "proxmox_virtual_environment_vm" "web" {
  node_name = "pve1"
  vm_id     = 100
  clone {
    vm_id = 9000
  }
}
