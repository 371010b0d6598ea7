source "proxmox-iso" "debian" {
  proxmox_url             = "https://pve:8006/api2/json"
  username                = "packer@pve!ci"
  node                    = "pve1"
  vm_id                   = 9000
  pool                    = "templates"
  cloud_init              = true
  cloud_init_storage_pool = "local-lvm"
  boot_command            = ["<enter>"]
  boot                    = "order=scsi0"
  tags                    = "debian;template"
  vga {
    type = "serial0"
  }
  boot_iso {
    iso_file = "isos:iso/debian.iso"
    unmount  = true
  }
  disks {
    type         = "scsi"
    storage_pool = "local-lvm"
    disk_size    = "20480M"
  }
  network_adapters {
    bridge   = "vmbr0"
    model    = "virtio"
    vlan_tag = "20"
  }
  additional_iso_files {
    cd_files         = ["preseed.cfg"]
    iso_storage_pool = "isos"
    unmount          = true
  }
}

source "proxmox-iso" "fetched" {
  node                     = "pve1"
  skip_convert_to_template = true
  ssh_host                 = "10.0.0.5"
  packer_force             = true
  boot_iso {
    iso_url          = "https://example.org/debian.iso"
    iso_storage_pool = "isos"
    iso_download_pve = true
  }
  efi_config {
    efi_storage_pool = "local-lvm"
  }
  tpm_config {
    tpm_storage_pool = "local-lvm"
  }
  pci_devices {
    mapping = "gpu"
  }
  additional_iso_files {
    cd_content       = { "user-data" = "" }
    iso_storage_pool = "local"
  }
}

build {
  sources = ["source.proxmox-iso.debian", "source.proxmox-iso.fetched"]
}
