# the provider of the lab
provider "proxmox" {
  endpoint  = "https://pve.lab.internal:8006/"
  api_token = "terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17" # until the vault is there
  insecure  = true                                                    # self-signed
}

provider "proxmox" {
  alias     = "second"
  endpoint  = "https://pve2.lab.internal:8006/"
  api_token = "terraform@pve!ci=b2f86d03-41ce-4a97-9d58-e06c7b1fa294"

  ssh {
    username = "root"
    password = "Tr0ub4dor-pve-9"
  }
}

provider "proxmox" { insecure = true }

locals {
  header = "PVEAPIToken=terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
  script = <<-EOT
    curl -H "Authorization: PVEAPIToken=${local.user}=x" https://pve.lab.internal:8006/api2/json
    export PROXMOX_VE_API_TOKEN='terraform@pve!ci=e95a3c70-d8b1-4f26-a3c9-1274f0be6d85'
  EOT
}
