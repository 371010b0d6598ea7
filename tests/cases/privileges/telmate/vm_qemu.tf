resource "proxmox_vm_qemu" "clone" {
  name        = "web"
  target_node = "pve1"
  vmid        = 120
  clone       = "debian-12"
  full_clone  = true
  agent       = 1
  pool        = "lab"
  tags        = "web;lab"
  scsihw      = "virtio-scsi-pci"
  os_type     = "cloud-init"
  ipconfig0   = "ip=dhcp,ip6=auto"
  ciuser      = "admin"
  cpu {
    cores = 2
    type  = "x86-64-v2-AES"
  }
  network {
    id     = 0
    model  = "virtio"
    bridge = "vmbr0"
    tag    = 20
  }
  disks {
    ide {
      ide2 {
        cloudinit { storage = "local-lvm" }
      }
    }
    scsi {
      scsi0 {
        disk {
          storage = "local-lvm"
          size    = "20G"
        }
      }
    }
  }
}

resource "proxmox_vm_qemu" "clone_by_id" {
  count       = 2
  name        = "node-${count.index}"
  target_node = "pve1"
  clone_id    = 9000
  full_clone  = false
  network {
    id     = 0
    model  = "virtio"
    bridge = "vmbr1"
  }
}

resource "proxmox_vm_qemu" "from_iso" {
  name        = "installer"
  target_node = "pve2"
  vmid        = 150
  hastate     = "started"
  boot        = "order=scsi0;ide2"
  args        = ""
  agent       = 1
  startup_shutdown { order = 1 }
  disk {
    slot    = "scsi0"
    storage = "local-lvm"
    size    = "10500M"
  }
  disk {
    slot = "ide2"
    type = "cdrom"
    iso  = "isos:iso/debian.iso"
  }
  efidisk { storage = "local-lvm" }
  tpm_state { storage = "local-lvm" }
  pci {
    id         = 0
    mapping_id = "gpu"
  }
  usb {
    id         = 0
    mapping_id = "stick"
  }
  serial {
    id   = 0
    type = "socket"
  }
  rng { source = "/dev/urandom" }
}

resource "proxmox_vm_qemu" "overwrites" {
  name         = "again"
  target_nodes = ["pve1", "pve2"]
  vmid         = 151
  force_create = true
  hastate      = "started"
  vm_state     = "stopped"
  disk {
    slot    = "virtio0"
    storage = "ceph"
    size    = "8G"
  }
}

resource "proxmox_vm_qemu" "of_root" {
  name        = "raw"
  target_node = "pve1"
  vmid        = 152
  args        = "-smbios type=1"
  pci {
    id     = 0
    raw_id = "0000:01:00.0"
  }
  disks {
    scsi {
      scsi0 {
        passthrough { file = "/dev/sdb" }
      }
    }
  }
}
