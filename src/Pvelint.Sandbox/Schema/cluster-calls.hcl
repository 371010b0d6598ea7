# locked_task: what else is lacking than the right on the pool is told as a failure of this.
# The parameters of calls outside of the access API that a sandbox answers with what there is, as the API's own schema has them.

method "GET /cluster/nextid" {
  source     = "pve-manager 9.2.11 PVE/API2/Cluster.pm nextid"
  parameters = {
    vmid = { type = "integer", format = "pve-vmid", min = 100, max = 999999999, optional = true }
  }
}

method "GET /cluster/resources" {
  source     = "pve-manager 9.2.11 PVE/API2/Cluster.pm resources"
  parameters = {
    type = { enum = ["vm", "storage", "node", "sdn"], optional = true }
  }
}

method "GET /pools" {
  source     = "pve-manager 9.2.11 PVE/API2/Pool.pm index"
  parameters = {
    poolid = { format = "pve-poolid", optional = true }
    type   = { enum = ["qemu", "lxc", "storage"], requires = "poolid", optional = true }
  }
}

method "POST /pools" {
  source     = "pve-manager 9.2.11 PVE/API2/Pool.pm create_pool"
  passed_on  = true
  parameters = {
    comment = { optional = true }
    poolid  = { format = "pve-poolid" }
  }
}

method "PUT /pools" {
  source      = "pve-manager 9.2.11 PVE/API2/Pool.pm update_pool"
  passed_on   = true
  locked_task = "update pools failed"
  parameters  = {
    allow-move = { type = "boolean", optional = true }
    comment    = { optional = true }
    delete     = { type = "boolean", optional = true }
    poolid     = { format = "pve-poolid" }
    storage    = { format = "pve-storage-id-list", optional = true }
    vms        = { format = "pve-vmid-list", optional = true }
  }
}

method "DELETE /pools" {
  source     = "pve-manager 9.2.11 PVE/API2/Pool.pm delete_pool"
  passed_on  = true
  parameters = {
    poolid = { format = "pve-poolid" }
  }
}

method "GET /pools/{poolid}" {
  source     = "pve-manager 9.2.11 PVE/API2/Pool.pm read_pool"
  parameters = {
    poolid = { format = "pve-poolid" }
    type   = { enum = ["qemu", "lxc", "storage"], optional = true }
  }
}

method "PUT /pools/{poolid}" {
  source      = "pve-manager 9.2.11 PVE/API2/Pool.pm update_pool_deprecated"
  passed_on   = true
  locked_task = "update pools failed"
  parameters  = {
    allow-move = { type = "boolean", optional = true }
    comment    = { optional = true }
    delete     = { type = "boolean", optional = true }
    poolid     = { format = "pve-poolid" }
    storage    = { format = "pve-storage-id-list", optional = true }
    vms        = { format = "pve-vmid-list", optional = true }
  }
}

method "DELETE /pools/{poolid}" {
  source     = "pve-manager 9.2.11 PVE/API2/Pool.pm delete_pool_deprecated"
  passed_on  = true
  parameters = {
    poolid = { format = "pve-poolid" }
  }
}
