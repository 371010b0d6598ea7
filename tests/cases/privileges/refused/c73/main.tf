resource "proxmox_lxc" "ct" {
  target_node = "pve"
  ostemplate  = "local:vztmpl/debian.tar.zst"

  unprivileged = true

  features {
    nesting = true
    keyctl  = true
  }
}
