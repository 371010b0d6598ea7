resource "proxmox_virtual_environment_vm" "dns" {
  name      = "dns"
  node_name = "pve1"

  clone {
    vm_id = 9000
  }

  initialization {
    user_account {
      username = "debian"
      password = "kestrel-Mauve-42"
    }
  }

  smbios {
    uuid = var.template_uuid
  }
}
