resource "proxmox_virtual_environment_firewall_ipset" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/firewall/ipset.go"

  locals {
    node = node_name
    vmid = default(vm_id, container_id)
  }

  call "POST /cluster/firewall/ipset" {
    on     = ["create"]
    when   = !set(node_name)
    send   = { name = name, comment = comment }
    source = "proxmoxtf/resource/firewall/ipset.go ipSetCreate"
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/ipset" {
    on     = ["create"]
    when   = set(vm_id)
    send   = { name = name, comment = comment }
    source = "proxmoxtf/resource/firewall/ipset.go ipSetCreate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/firewall/ipset" {
    on     = ["create"]
    when   = set(container_id) && !set(vm_id)
    send   = { name = name, comment = comment }
    source = "proxmoxtf/resource/firewall/ipset.go ipSetCreate"
  }

  call "POST /cluster/firewall/ipset/{name}" {
    on       = ["create"]
    when     = !set(node_name)
    for_each = cidr[*]
    source   = "proxmoxtf/resource/firewall/ipset.go ipSetCreate"
    send = {
      cidr    = each.value.name
      comment = each.value.comment
      nomatch = default(each.value.nomatch, false) ? true : null
    }
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}" {
    on       = ["create"]
    when     = set(vm_id)
    for_each = cidr[*]
    source   = "proxmoxtf/resource/firewall/ipset.go ipSetCreate"
    send = {
      cidr    = each.value.name
      comment = each.value.comment
      nomatch = default(each.value.nomatch, false) ? true : null
    }
  }

  call "POST /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}" {
    on       = ["create"]
    when     = set(container_id) && !set(vm_id)
    for_each = cidr[*]
    source   = "proxmoxtf/resource/firewall/ipset.go ipSetCreate"
    send = {
      cidr    = each.value.name
      comment = each.value.comment
      nomatch = default(each.value.nomatch, false) ? true : null
    }
  }

  call "GET /cluster/firewall/ipset" {
    on     = ["create", "read", "update"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/ipset" {
    on     = ["create", "read", "update"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/ipset" {
    on     = ["create", "read", "update"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetRead"
  }

  call "GET /cluster/firewall/ipset/{name}" {
    on     = ["create", "read", "update", "delete"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetRead"
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}" {
    on     = ["create", "read", "update", "delete"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}" {
    on     = ["create", "read", "update", "delete"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetRead"
  }

  # A new name or comment goes the way of a creation.
  call "POST /cluster/firewall/ipset" {
    on     = ["update"]
    when   = !set(node_name)
    send   = { name = name, rename = name, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/ipset.go ipSetUpdate"
  }

  call "POST /nodes/{node}/qemu/{vmid}/firewall/ipset" {
    on     = ["update"]
    when   = set(vm_id)
    send   = { name = name, rename = name, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/ipset.go ipSetUpdate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/firewall/ipset" {
    on     = ["update"]
    when   = set(container_id) && !set(vm_id)
    send   = { name = name, rename = name, comment = default(comment, "") }
    source = "proxmoxtf/resource/firewall/ipset.go ipSetUpdate"
  }

  call "DELETE /cluster/firewall/ipset/{name}/{cidr}" {
    on       = ["delete"]
    when     = !set(node_name)
    for_each = cidr[*]
    path     = { cidr = each.value.name }
    source   = "proxmoxtf/resource/firewall/ipset.go ipSetDelete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}/{cidr}" {
    on       = ["delete"]
    when     = set(vm_id)
    for_each = cidr[*]
    path     = { cidr = each.value.name }
    source   = "proxmoxtf/resource/firewall/ipset.go ipSetDelete"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}/{cidr}" {
    on       = ["delete"]
    when     = set(container_id) && !set(vm_id)
    for_each = cidr[*]
    path     = { cidr = each.value.name }
    source   = "proxmoxtf/resource/firewall/ipset.go ipSetDelete"
  }

  call "DELETE /cluster/firewall/ipset/{name}" {
    on     = ["delete"]
    when   = !set(node_name)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetDelete"
  }

  call "DELETE /nodes/{node}/qemu/{vmid}/firewall/ipset/{name}" {
    on     = ["delete"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetDelete"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}/firewall/ipset/{name}" {
    on     = ["delete"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/ipset.go ipSetDelete"
  }
}
