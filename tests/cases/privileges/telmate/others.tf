terraform {
  required_providers {
    proxmox = {
      source = "Telmate/proxmox"
    }
  }
}

provider "proxmox" {
  pm_api_url      = "https://pve:8006/api2/json"
  pm_api_token_id = "tf@pve!ci"
}

resource "proxmox_lxc_disk" "data" {
  container = "pve1/lxc/230"
  slot      = 1
  storage   = "ceph"
  size      = "4G"
  mp        = "/data"
}

resource "proxmox_lxc_disk" "shared" {
  container = "pve1/lxc/230"
  slot      = 2
  storage   = "ceph"
  volume    = "ceph:vm-230-disk-3"
  size      = "4G"
  mp        = "/shared"
}

resource "proxmox_lxc_disk" "of_code" {
  container = proxmox_lxc.fresh.id
  slot      = 3
  storage   = "local-lvm"
  size      = "2G"
  mp        = "/cache"
}

resource "proxmox_pool" "made" {
  poolid  = "made"
  comment = "by code"
}

resource "proxmox_cloud_init_disk" "seed" {
  name     = "web"
  pve_node = "pve1"
  storage  = "isos"
}

resource "proxmox_storage_iso" "debian" {
  url      = "https://example.org/debian.iso"
  filename = "debian.iso"
  storage  = "isos"
  pve_node = "pve1"
}

data "proxmox_ha_groups" "all" {
  group_name = "prefer-pve1"
}
