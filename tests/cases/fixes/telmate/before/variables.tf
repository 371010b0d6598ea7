variable "secret" {
	type = string
}

variable "proxmox_cipassword" {
  type      = string
  sensitive = true
}
