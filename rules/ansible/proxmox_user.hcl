module "community.proxmox.proxmox_user" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_user.py"

  locals {
    user = default(userid, name)
  }

  call "GET /access/users/{userid}" {
    on   = ["run"]
    path = { userid = user }
  }

  call "POST /access/users" {
    on   = ["run"]
    when = default(state, "present") == "present"
    send = {
      userid    = user
      comment   = comment
      email     = email
      enable    = default(enable, true)
      expire    = default(expire, 0)
      firstname = firstname
      groups    = groups
      keys      = keys
      lastname  = lastname
      password  = password
    }
  }

  call "PUT /access/users/{userid}" {
    on   = ["run"]
    when = default(state, "present") == "present"
    path = { userid = user }
    send = {
      comment   = comment
      email     = email
      enable    = default(enable, true)
      expire    = default(expire, 0)
      firstname = firstname
      groups    = groups
      keys      = keys
      lastname  = lastname
    }
  }

  # With a token the password of a user that is there is left alone, with a warning.
  call "PUT /access/password" {
    on   = ["run"]
    when = default(state, "present") == "present" && set(password) && !set(api_token_id)
    send = { userid = user, password = password }
  }

  call "POST /access/users/{userid}/token/{tokenid}" {
    on       = ["run"]
    when     = default(state, "present") == "present"
    for_each = tokens
    path     = { userid = user, tokenid = each.value.tokenid }
    send = {
      comment = each.value.comment
      expire  = default(each.value.expire, 0)
      privsep = default(each.value.privsep, default(each.value.privilege_separation, true))
    }
  }

  call "PUT /access/users/{userid}/token/{tokenid}" {
    on       = ["run"]
    when     = default(state, "present") == "present"
    for_each = tokens
    path     = { userid = user, tokenid = each.value.tokenid }
    send = {
      comment = each.value.comment
      expire  = default(each.value.expire, 0)
      privsep = default(each.value.privsep, default(each.value.privilege_separation, true))
    }
  }

  # A change of the user deletes each of its tokens that the task does not list.
  call "DELETE /access/users/{userid}/token/{tokenid}" {
    on   = ["run"]
    when = default(state, "present") == "present" && depends("whether the user has tokens that the task does not list")
    path = { userid = user, tokenid = depends("the tokens of the user") }
  }

  call "DELETE /access/users/{userid}" {
    on   = ["run"]
    when = default(state, "present") == "absent"
    path = { userid = user }
  }

  note {
    when = default(state, "present") == "present"
    why  = "proxmox_user deletes the tokens of the user that the task does not list, whenever it changes the user"
  }
}
