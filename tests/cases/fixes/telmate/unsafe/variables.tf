variable "secret" {
	type = string
	sensitive = true
}

variable "proxmox_cipassword" {
  type      = string
  sensitive = true
}

variable "pm_api_token_secret" {
  type      = string
  sensitive = true
}

variable "proxmox_guest_password" {
  type      = string
  sensitive = true
}

variable "proxmox_guest_password_db" {
  type      = string
  sensitive = true
}
