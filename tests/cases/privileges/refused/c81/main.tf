resource "proxmox_virtual_environment_acme_account" "account" {
  name    = "default"
  contact = "admin@example.com"
}
