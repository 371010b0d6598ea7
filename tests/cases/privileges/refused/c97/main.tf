resource "proxmox_virtual_environment_haresource" "vm" {
  resource_id = "vm:120"
  state       = "started"
}
