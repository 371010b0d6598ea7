resource "proxmox_virtual_environment_role" "deploy" {
  role_id = "Deploy"

  privileges = [
    "VM.Allocate",   # makes them
    "VM.GuestAgent.Audit",    # asks the agent
    "VM.Audit",
    "VM.Clone"
  ]
}

resource "proxmox_virtual_environment_acl" "deploy" {
  token_id  = "ci@pve!deploy"
  role_id   = "Deploy"
  path      = "/pool/web"
  propagate = true
}

resource "proxmox_virtual_environment_user_token" "deploy" {
  user_id               = "ci@pve"
  token_name            = "deploy"
  privileges_separation = true
  expiration_date       = "2027-01-01T00:00:00Z"
}
