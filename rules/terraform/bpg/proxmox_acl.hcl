resource "proxmox_acl" {
  aliases = ["proxmox_virtual_environment_acl"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/access/resource_acl.go"

  call "PUT /access/acl" {
    on     = ["create", "update"]
    source = "fwprovider/access/resource_acl.go Create"
    send = {
      path      = path
      roles     = [role_id]
      propagate = default(propagate, true)
      groups    = set(group_id) ? [group_id] : null
      tokens    = set(token_id) ? [token_id] : null
      users     = set(user_id) ? [user_id] : null
    }
  }

  # An entry that cannot be seen counts as gone, and the next plan makes it anew.
  call "GET /access/acl" {
    on     = ["read"]
    sees   = { path = path }
    source = "fwprovider/access/resource_acl.go Read"
  }

  call "PUT /access/acl" {
    on     = ["update", "delete"]
    source = "fwprovider/access/resource_acl.go Delete"
    send = {
      path      = path
      roles     = [role_id]
      propagate = default(propagate, true)
      groups    = set(group_id) ? [group_id] : null
      tokens    = set(token_id) ? [token_id] : null
      users     = set(user_id) ? [user_id] : null
      delete    = true
    }
  }
}
