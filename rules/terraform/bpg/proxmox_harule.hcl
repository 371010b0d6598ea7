resource "proxmox_harule" {
  aliases = ["proxmox_virtual_environment_harule"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/ha/resource_harule.go"

  call "POST /cluster/ha/rules" {
    on     = ["create"]
    source = "fwprovider/cluster/ha/resource_harule.go Create"
    send = {
      rule      = rule
      type      = type
      resources = resources
      comment   = comment
      disable   = default(disable, false)
      nodes     = set(nodes) ? join(",", [for n, priority in nodes : n]) : null
      strict    = type == "node-affinity" ? default(strict, false) : null
      affinity  = affinity
    }
  }

  call "GET /cluster/ha/rules/{rule}" {
    on     = ["create", "read", "update"]
    source = "fwprovider/cluster/ha/resource_harule.go read"
  }

  call "PUT /cluster/ha/rules/{rule}" {
    on     = ["update"]
    source = "fwprovider/cluster/ha/resource_harule.go Update"
    send = {
      type      = type
      resources = resources
      comment   = comment
      disable   = default(disable, false)
      nodes     = set(nodes) ? join(",", [for n, priority in nodes : n]) : null
      strict    = type == "node-affinity" ? default(strict, false) : null
      affinity  = affinity
    }
  }

  call "DELETE /cluster/ha/rules/{rule}" {
    on     = ["delete"]
    source = "fwprovider/cluster/ha/resource_harule.go Delete"
  }
}
