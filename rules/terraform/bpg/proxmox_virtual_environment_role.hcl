resource "proxmox_virtual_environment_role" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/role.go"
  id     = role_id

  locals {
    roleid = role_id
  }

  call "POST /access/roles" {
    on     = ["create"]
    send   = { roleid = role_id, privs = privileges }
    source = "proxmoxtf/resource/role.go roleCreate"
  }

  call "GET /access/roles/{roleid}" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/role.go roleRead"
  }

  call "PUT /access/roles/{roleid}" {
    on     = ["update"]
    send   = { privs = privileges }
    source = "proxmoxtf/resource/role.go roleUpdate"
  }

  call "DELETE /access/roles/{roleid}" {
    on     = ["delete"]
    source = "proxmoxtf/resource/role.go roleDelete"
  }
}

data "proxmox_virtual_environment_role" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/role.go"
  id     = role_id

  call "GET /access/roles/{roleid}" {
    on     = ["read"]
    path   = { roleid = role_id }
    source = "proxmoxtf/datasource/role.go roleRead"
  }
}
