source "proxmox-clone" "by_id" {
  node         = "pve1"
  vm_id        = 9100
  clone_vm_id  = 9000
  pool         = "templates"
  boot_command = ["<wait>"]
  packer_force = true
  cloud_init              = true
  cloud_init_storage_pool = "local-lvm"
  network_adapters {
    bridge = "vmbr1"
  }
  efi_config {
    efi_storage_pool = "local-lvm"
  }
  disks {
    storage_pool = "local-lvm"
    disk_size    = "500M"
  }
  ipconfig {
    ip = "dhcp"
  }
  additional_iso_files {
    cd_files         = ["meta-data"]
    iso_storage_pool = "isos"
    unmount          = true
  }
  additional_iso_files {
    iso_url          = "https://example.org/drivers.iso"
    iso_storage_pool = "isos"
    iso_download_pve = true
  }
}

source "proxmox-clone" "by_name" {
  node                     = "pve1"
  clone_vm                 = "debian-12"
  full_clone               = false
  communicator             = "none"
  skip_convert_to_template = true
  additional_iso_files {
    cd_content       = { "meta-data" = "" }
    iso_storage_pool = "isos"
  }
}

build {
  sources = ["source.proxmox-clone.by_id", "source.proxmox-clone.by_name"]
}
