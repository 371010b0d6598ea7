resource "proxmox_virtual_environment_role" "deploy" {
  role_id = "Deploy"

  privileges = [
    "VM.Allocate",   # makes them
    "VM.Monitor",    # asks the agent
    "VM.Audits",
    "VM.Clone"
  ]
}

resource "proxmox_virtual_environment_acl" "deploy" {
  token_id  = "ci@pve!deploy"
  role_id   = "Deploy"
  path      = "/pools/web"
  propagate = true
}

resource "proxmox_virtual_environment_user_token" "deploy" {
  user_id               = "ci@pve"
  token_name            = "deploy"
  privileges_separation = false
  expiration_date       = "2027-01-01T00:00:00Z"
}
