resource "proxmox_lxc_guest" "fresh" {
  target_node  = "pve1"
  name         = "proxy"
  pool         = "lab"
  unprivileged = true
  features {
    unprivileged { nesting = true }
  }
  template {
    storage = "local"
    file    = "debian-12-standard.tar.zst"
  }
  root_mount {
    storage = "local-lvm"
    size    = "8G"
  }
  networks {
    net0 {
      name        = "eth0"
      bridge      = "vmbr5"
      vlan_native = 7
    }
  }
  mounts {
    mp0 {
      data {
        storage    = "ceph"
        size       = "1G"
        guest_path = "/srv"
      }
    }
  }
}

resource "proxmox_lxc_guest" "copy" {
  target_node = "pve1"
  guest_id    = 220
  name        = "copy"
  pool        = "lab"
  power_state = "stopped"
  privileged  = true
  clone {
    id     = 9001
    linked = false
  }
  root_mount {
    storage = "local-lvm"
    size    = "8G"
  }
}
