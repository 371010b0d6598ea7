# the provider of the lab
provider "proxmox" {
  endpoint  = "https://pve.lab.internal:8006/"
  api_token = var.proxmox_api_token # until the vault is there
}

provider "proxmox" {
  alias     = "second"
  endpoint  = "https://pve2.lab.internal:8006/"
  api_token = var.proxmox_api_token_2

  ssh {
    username = "root"
    password = var.proxmox_ssh_password
  }
}

provider "proxmox" {}

locals {
  header = "PVEAPIToken=terraform@pve!ci=${var.proxmox_api_token_secret}"
  script = <<-EOT
    curl -H "Authorization: PVEAPIToken=${local.user}=x" https://pve.lab.internal:8006/api2/json
    export PROXMOX_VE_API_TOKEN='terraform@pve!ci=${var.proxmox_api_token_secret_2}'
  EOT
}
