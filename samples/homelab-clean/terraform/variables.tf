variable "proxmox_endpoint" {
  description = "URL of the API"
  type        = string
  default     = "https://pve1.home.example:8006/"
}

variable "guest_password" {
  description = "password of the first user in each guest"
  type        = string
  sensitive   = true
}

variable "template_uuid" {
  description = "SMBIOS UUID of the template; Windows licences are bound to it"
  type        = string
  default     = "4c4c4544-0051-3510-8052-b4c04f4e5931"
}
