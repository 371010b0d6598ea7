resource "proxmox_virtual_environment_container" "ct" {
  node_name    = "pve"
  vm_id        = 700
  unprivileged = true

  features {
    nesting = true
    fuse    = true
  }

  operating_system {
    template_file_id = "local:vztmpl/debian.tar.zst"
  }
}
