resource "proxmox_lxc" "ct" {
  target_node = "pve"
  ostemplate  = "local:vztmpl/debian.tar.zst"

  features {
    fuse = true
  }
}
