variable "secret" {
	type = string
	sensitive = true
}

variable "proxmox_cipassword" {
  type      = string
  sensitive = true
}
