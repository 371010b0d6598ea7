variable "proxmox_password" {
  type        = string
  description = "of the operators"
  sensitive   = true
}

variable "pm_shown" {
  type = string

  validation {
    condition     = length(var.pm_shown) > 3
    error_message = "too short"
  }
}

variable "pve_token_secret" {
  type = string
  sensitive = true
}

variable "pve_api_token" {
  sensitive = true
}

output "shown" {
  value = var.pm_shown
}

resource "proxmox_virtual_environment_user" "shown" {
  user_id  = "shown@pve"
  password = var.pm_shown
}

variable "proxmox_api_token" {
  type      = string
  sensitive = true
}

variable "proxmox_api_token_2" {
  type      = string
  sensitive = true
}

variable "proxmox_ssh_password" {
  type      = string
  sensitive = true
}

variable "proxmox_api_token_secret" {
  type      = string
  sensitive = true
}

variable "proxmox_api_token_secret_2" {
  type      = string
  sensitive = true
}
