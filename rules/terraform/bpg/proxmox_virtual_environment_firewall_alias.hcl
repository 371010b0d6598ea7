resource "proxmox_virtual_environment_firewall_alias" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/firewall/alias.go"

  locals {
    node = node_name
    vmid = default(vm_id, container_id)
  }

  call "POST /cluster/firewall/aliases" {
    on     = ["create"]
    when   = !set(node_name)
    send   = { name = name, cidr = cidr, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/alias.go aliasCreate"
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/aliases" {
    on     = ["create"]
    when   = set(vm_id)
    send   = { name = name, cidr = cidr, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/alias.go aliasCreate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/firewall/aliases" {
    on     = ["create"]
    when   = set(container_id) && !set(vm_id)
    send   = { name = name, cidr = cidr, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/alias.go aliasCreate"
  }

  call "GET /cluster/firewall/aliases/{name}" {
    on     = ["create", "read", "update"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/alias.go aliasRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/aliases/{name}" {
    on     = ["create", "read", "update"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/alias.go aliasRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/aliases/{name}" {
    on     = ["create", "read", "update"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/alias.go aliasRead"
  }

  call "PUT /cluster/firewall/aliases/{name}" {
    on     = ["update"]
    when   = !set(node_name)
    send   = { rename = name, cidr = cidr, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/alias.go aliasUpdate"
  }

  call "PUT /nodes/{node}/qemu/{vmid}/firewall/aliases/{name}" {
    on     = ["update"]
    when   = set(vm_id)
    send   = { rename = name, cidr = cidr, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/alias.go aliasUpdate"
  }

  call "PUT /nodes/{node}/lxc/{vmid}/firewall/aliases/{name}" {
    on     = ["update"]
    when   = set(container_id) && !set(vm_id)
    send   = { rename = name, cidr = cidr, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/alias.go aliasUpdate"
  }

  call "DELETE /cluster/firewall/aliases/{name}" {
    on     = ["delete"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/alias.go aliasDelete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/aliases/{name}" {
    on     = ["delete"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/alias.go aliasDelete"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}/firewall/aliases/{name}" {
    on     = ["delete"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/alias.go aliasDelete"
  }
}
