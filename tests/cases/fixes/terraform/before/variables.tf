variable "proxmox_password" {
  type        = string
  description = "of the operators"
  default     = "kestrel-Mauve-42"
}

variable "pm_shown" {
  type = string

  validation {
    condition     = length(var.pm_shown) > 3
    error_message = "too short"
  }
}

variable "pve_token_secret" { type = string }

variable "pve_api_token" {}

output "shown" {
  value = var.pm_shown
}

resource "proxmox_virtual_environment_user" "shown" {
  user_id  = "shown@pve"
  password = var.pm_shown
}
