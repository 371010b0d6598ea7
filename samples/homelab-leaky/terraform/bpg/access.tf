resource "proxmox_virtual_environment_role" "automation" {
  role_id = "Automation"

  privileges = [
    "VM.Allocate",
    "VM.Audit",
    "VM.Clone",
    "VM.Config.Disk",
    "VM.Monitor",
    "VM.PowerMgmt",
    "Datastore.AllocateSpace",
    "Sys.Modify",
  ]
}

resource "proxmox_virtual_environment_user" "terraform" {
  user_id  = "terraform@pve"
  password = "kestrel-Mauve-42"
  comment  = "runs Terraform"

  acl {
    path      = "/"
    propagate = true
    role_id   = proxmox_virtual_environment_role.automation.role_id
  }
}

resource "proxmox_virtual_environment_user_token" "homelab" {
  user_id               = proxmox_virtual_environment_user.terraform.user_id
  token_name            = "homelab"
  privileges_separation = false
}
