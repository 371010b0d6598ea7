resource "proxmox_virtual_environment_group" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/group.go"
  id     = group_id

  locals {
    groupid = group_id
  }

  call "POST /access/groups" {
    on     = ["create"]
    send   = { groupid = group_id, comment = default(comment, "") }
    source = "proxmoxtf/resource/group.go groupCreate"
  }

  call "PUT /access/acl" {
    on       = ["create"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/group.go groupCreate"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      groups    = [group_id]
      propagate = default(each.value.propagate, false)
      delete    = false
    }
  }

  call "GET /access/groups/{groupid}" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/group.go groupRead"
  }

  # Entries that cannot be seen show as missing and are made again by each plan.
  call "GET /access/acl" {
    on       = ["create", "read", "update"]
    for_each = acl[*]
    sees     = { path = each.value.path }
    source   = "proxmoxtf/resource/group.go groupRead"
  }

  call "PUT /access/groups/{groupid}" {
    on     = ["update"]
    send   = { comment = default(comment, "") }
    source = "proxmoxtf/resource/group.go groupUpdate"
  }

  # The old entries are taken away and all of them made anew, changed or not.
  call "PUT /access/acl" {
    on       = ["update"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/group.go groupUpdate"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      groups    = [group_id]
      propagate = default(each.value.propagate, false)
      delete    = true
    }
  }

  call "PUT /access/acl" {
    on       = ["update"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/group.go groupUpdate"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      groups    = [group_id]
      propagate = default(each.value.propagate, false)
      delete    = false
    }
  }

  call "PUT /access/acl" {
    on       = ["delete"]
    for_each = acl[*]
    source   = "proxmoxtf/resource/group.go groupDelete"
    send = {
      path      = each.value.path
      roles     = [each.value.role_id]
      groups    = [group_id]
      propagate = default(each.value.propagate, false)
      delete    = true
    }
  }

  call "DELETE /access/groups/{groupid}" {
    on     = ["delete"]
    source = "proxmoxtf/resource/group.go groupDelete"
  }
}

data "proxmox_virtual_environment_group" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/group.go"
  id     = group_id

  call "GET /access/groups/{groupid}" {
    on     = ["read"]
    path   = { groupid = group_id }
    source = "proxmoxtf/datasource/group.go groupRead"
  }

  # Gives the entries that can be seen.
  call "GET /access/acl" {
    on     = ["read"]
    source = "proxmoxtf/datasource/group.go groupRead"
  }
}
