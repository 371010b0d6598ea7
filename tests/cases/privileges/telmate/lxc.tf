resource "proxmox_lxc" "fresh" {
  target_node  = "pve1"
  hostname     = "dns"
  vmid         = 210
  ostemplate   = "local:vztmpl/debian-12-standard.tar.zst"
  unprivileged = true
  start        = true
  pool         = "lab"
  rootfs {
    storage = "local-lvm"
    size    = "8G"
  }
  mountpoint {
    slot    = 0
    storage = "ceph"
    mp      = "/srv"
    size    = "20G"
  }
  network {
    name   = "eth0"
    bridge = "vmbr0"
    tag    = 30
  }
  features { nesting = true }
}

resource "proxmox_lxc" "privileged" {
  target_node = "pve1"
  ostemplate  = "local:vztmpl/debian-12-standard.tar.zst"
  hastate     = "started"
  rootfs {
    storage = "local-lvm"
    size    = "8G"
  }
  features {
    nesting = true
    fuse    = true
  }
}

resource "proxmox_lxc" "copy" {
  target_node   = "pve1"
  hostname      = "copy"
  vmid          = 211
  clone         = "9001"
  full          = true
  clone_storage = "local-lvm"
  start         = false
  unprivileged  = true
  rootfs {
    storage = "local-lvm"
    size    = "8G"
  }
}
