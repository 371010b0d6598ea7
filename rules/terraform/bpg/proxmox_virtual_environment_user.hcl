resource "proxmox_virtual_environment_user" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/user.go"
  id     = user_id

  locals {
    userid = user_id
  }

  call "POST /access/users" {
    on     = ["create"]
    source = "proxmoxtf/resource/user.go userCreate"
    send = {
      userid    = user_id
      comment   = default(comment, "")
      email     = default(email, "")
      enable    = default(enabled, true)
      expire    = expiration_date
      firstname = default(first_name, "")
      groups    = length(groups[*]) > 0 ? groups : null
      keys      = default(keys, "")
      lastname  = default(last_name, "")
      password  = password == "" ? null : password
    }
  }

  call "PUT /access/acl" {
    on       = ["create"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/user.go userCreate"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      users     = [user_id]
      propagate = default(each.value.propagate, false)
      delete    = false
    }
  }

  call "GET /access/users/{userid}" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/user.go userRead"
  }

  # Entries that cannot be seen show as missing and are made again by each plan.
  call "GET /access/acl" {
    on       = ["create", "read", "update"]
    for_each = acl[*]
    sees     = { path = each.value.path }
    source   = "proxmoxtf/resource/user.go userRead"
  }

  # All of it is sent whatever changed.
  call "PUT /access/users/{userid}" {
    on     = ["update"]
    source = "proxmoxtf/resource/user.go userUpdate"
    send = {
      comment   = default(comment, "")
      email     = default(email, "")
      enable    = default(enabled, true)
      expire    = expiration_date
      firstname = default(first_name, "")
      groups    = length(groups[*]) > 0 ? groups : null
      keys      = default(keys, "")
      lastname  = default(last_name, "")
    }
  }

  call "PUT /access/password" {
    on     = ["update"]
    when   = changed(password) && depends("whether the password changes")
    send   = { userid = user_id, password = password }
    source = "proxmoxtf/resource/user.go userUpdate"
  }

  # The old entries are taken away and all of them made anew, changed or not.
  call "PUT /access/acl" {
    on       = ["update"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/user.go userUpdate"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      users     = [user_id]
      propagate = default(each.value.propagate, false)
      delete    = true
    }
  }

  call "PUT /access/acl" {
    on       = ["update"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/user.go userUpdate"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      users     = [user_id]
      propagate = default(each.value.propagate, false)
      delete    = false
    }
  }

  call "PUT /access/acl" {
    on       = ["delete"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/user.go userDelete"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      users     = [user_id]
      propagate = default(each.value.propagate, false)
      delete    = true
    }
  }

  call "DELETE /access/users/{userid}" {
    on     = ["delete"]
    source = "proxmoxtf/resource/user.go userDelete"
  }

  note {
    when = set(password) && password != ""
    why  = "the password can be set with an API token, and not be changed later: the call that changes it takes no token"
  }
}

data "proxmox_virtual_environment_user" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/user.go"
  id     = user_id

  call "GET /access/users/{userid}" {
    on     = ["read"]
    path   = { userid = user_id }
    source = "proxmoxtf/datasource/user.go userRead"
  }

  # Gives the entries that can be seen.
  call "GET /access/acl" {
    on     = ["read"]
    source = "proxmoxtf/datasource/user.go userRead"
  }
}
