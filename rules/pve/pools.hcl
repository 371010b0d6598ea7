# Resource pools. The calls without the id in the path take it as a parameter, since ids may hold slashes.

endpoint "GET /pools" {
  source = "pve-manager 9.2.11 PVE/API2/Pool.pm index"
  params = ["poolid", "type"]
  sees   = seen("/pool", poolid, "Pool.Audit")
  note   = "a pool that the caller may not see is left out, also where it is asked for by its id"
}

endpoint "POST /pools" {
  creates = "/pool/{poolid}"
  source  = "pve-manager 9.2.11 PVE/API2/Pool.pm create_pool"
  params  = ["comment", "poolid"]
  require = perm("/pool/${poolid}", "Pool.Allocate")
}

endpoint "PUT /pools" {
  source  = "pve-manager 9.2.11 PVE/API2/Pool.pm update_pool"
  params  = ["allow-move", "comment", "delete", "poolid", "storage", "vms"]
  require = all(
    perm("/pool/${poolid}", "Pool.Allocate"),
    pool_members(list(vms), list(params.storage), yes(allow-move), yes(params.delete)),
  )
}

endpoint "DELETE /pools" {
  source  = "pve-manager 9.2.11 PVE/API2/Pool.pm delete_pool"
  params  = ["poolid"]
  require = perm("/pool/${poolid}", "Pool.Allocate")
}

endpoint "GET /pools/{poolid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Pool.pm read_pool"
  params  = ["type"]
  require = perm("/pool/${poolid}", "Pool.Audit")
}

endpoint "PUT /pools/{poolid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Pool.pm update_pool_deprecated"
  params  = ["allow-move", "comment", "delete", "storage", "vms"]
  require = all(
    perm("/pool/${poolid}", "Pool.Allocate"),
    pool_members(list(vms), list(params.storage), yes(allow-move), yes(params.delete)),
  )
}

endpoint "DELETE /pools/{poolid}" {
  source  = "pve-manager 9.2.11 PVE/API2/Pool.pm delete_pool_deprecated"
  require = perm("/pool/${poolid}", "Pool.Allocate")
}
