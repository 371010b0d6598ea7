resource "proxmox_network_linux_bridge" "bridge" {
  node_name = "pve"
  name      = "vmbr9"
}
