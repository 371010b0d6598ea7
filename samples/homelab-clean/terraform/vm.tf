resource "proxmox_virtual_environment_vm" "dns" {
  name      = "dns"
  node_name = "pve1"
  pool_id   = "homelab"

  clone {
    vm_id = 9000
  }

  initialization {
    user_account {
      username = "debian"
      password = var.guest_password
    }
  }

  smbios {
    uuid = var.template_uuid
  }
}
