resource "proxmox_virtual_environment_container" "ct" {
  node_name    = "pve"
  vm_id        = 700
  unprivileged = true

  features {
    keyctl = true
  }

  mount_point {
    volume = "/srv/data"
    path   = "/data"
  }

  operating_system {
    template_file_id = "local:vztmpl/debian.tar.zst"
  }
}
