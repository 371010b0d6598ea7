resource "proxmox_virtual_environment_vm" "vm" {
  node_name = "pve"
  vm_id     = 120

  clone {
    vm_id = 9000
  }

  hook_script_file_id = "local:snippets/hook.pl"
}
