variable "proxmox_endpoint" {
  description = "URL of the API"
  type        = string
  default     = "https://pve1.home.example:8006/"
}

variable "proxmox_token" {
  description = "token of the provider, user@realm!name=secret"
  type        = string
  default     = "terraform@pve!homelab=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"
}

variable "template_uuid" {
  description = "SMBIOS UUID of the template; Windows licences are bound to it"
  type        = string
  default     = "4c4c4544-0051-3510-8052-b4c04f4e5931"
}
