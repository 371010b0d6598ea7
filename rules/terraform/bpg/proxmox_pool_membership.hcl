resource "proxmox_pool_membership" {
  aliases = ["proxmox_virtual_environment_pool_membership"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/pools/pool_membership.go"

  call "PUT /pools" {
    on     = ["create"]
    source = "fwprovider/pools/pool_membership.go Create"
    send = {
      poolid       = pool_id
      "allow-move" = true
      vms          = set(vm_id) ? [vm_id] : null
      storage      = set(vm_id) ? null : [storage_id]
    }
  }

  # A member that is not in the list counts as gone.
  call "GET /pools" {
    on     = ["read"]
    send   = { poolid = pool_id }
    sees   = { poolid = pool_id }
    source = "fwprovider/pools/pool_membership.go Read"
  }

  call "PUT /pools" {
    on     = ["delete"]
    source = "fwprovider/pools/pool_membership.go Delete"
    send = {
      poolid  = pool_id
      delete  = true
      vms     = set(vm_id) ? [vm_id] : null
      storage = set(vm_id) ? null : [storage_id]
    }
  }
}
