resource "proxmox_lxc" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/resource_lxc.go"
  id     = "${node}/lxc/${vmid}"

  locals {
    # Without an id, or with 0, the guest gets the next that is free.
    fixed = default(vmid, 0) > 0
    vmid  = fixed ? vmid : null

    node    = default(target_node, length(default(target_nodes, [])) == 1 ? target_nodes[0] : depends("one of target_nodes"))
    cloned  = default(clone, "") != ""
    sid     = vmid
    pooled  = default(pool, "") != "" ? pool : null
    managed = default(hastate, "") != ""
    # Older releases take it as the API does: "local-lvm:8".
    own     = !set(rootfs) ? null : is_text(rootfs) ? rootfs : fixed ? { volume = "${rootfs.storage}:vm-${vmid}-disk-0" } : { storage = rootfs.storage, size = rootfs.size }
    mounts = [
      for m in default(mountpoint, []) :
      default(m.volume, "") != "" ? { volume = m.volume, mp = m.mp } : { storage = m.storage, size = m.size, mp = m.mp }
    ]

    # Sent with every create, clone and update, set or not. Of features only those that are true.
    settings = {
      arch        = default(arch, "amd64")
      cmode       = default(cmode, "tty")
      console     = default(console, true)
      cores       = cores
      cpulimit    = default(cpulimit, 0)
      cpuunits    = default(cpuunits, 1024)
      description = default(description, "") != "" ? description : null
      features = set(features) ? {
        fuse    = default(features.fuse, false) ? true : null
        keyctl  = default(features.keyctl, false) ? true : null
        mknod   = default(features.mknod, false) ? true : null
        mount   = default(features.mount, "") != "" ? features.mount : null
        nesting = default(features.nesting, false) ? true : null
      } : null
      hookscript = default(hookscript, "") != "" ? hookscript : null
      hostname   = default(hostname, "") != "" ? hostname : null
      lock       = default(lock, "") != "" ? lock : null
      memory     = default(memory, 512)
      "mp[n]"    = mounts
      nameserver = default(nameserver, "") != "" ? nameserver : null
      "net[n]" = [
        for n in default(network, []) : { name = n.name, bridge = n.bridge, tag = default(n.tag, 0) > 0 ? n.tag : null, trunks = n.trunks }
      ]
      onboot       = default(onboot, false)
      ostype       = ostype
      protection   = default(protection, false)
      searchdomain = default(searchdomain, "") != "" ? searchdomain : null
      startup      = default(startup, "") != "" ? startup : null
      swap         = default(swap, 0)
      tags         = default(tags, "") != "" ? tags : null
      template     = default(template, false) ? true : null
      tty          = default(tty, 2)
    }
  }

  call "GET /cluster/nextid" {
    on   = ["create"]
    when = !fixed
  }

  call "POST /nodes/{node}/lxc" {
    on   = ["create"]
    when = !cloned
    send = merge(settings, {
      bwlimit                = bwlimit
      force                  = default(force, false) ? true : null
      "ignore-unpack-errors" = default(ignore_unpack_errors, false) ? true : null
      ostemplate             = ostemplate
      password               = password
      pool                   = pooled
      restore                = default(restore, false) ? true : null
      rootfs                 = !set(rootfs) ? null : is_text(rootfs) ? rootfs : { storage = rootfs.storage, size = rootfs.size }
      "ssh-public-keys"      = ssh_public_keys
      start                  = default(start, false)
      storage                = "local"
      unique                 = default(unique, false) ? true : null
      unprivileged           = default(unprivileged, false)
      vmid                   = vmid
    })
    source = "proxmox-api-go 98ffd4b proxmox/config__lxc.go CreateLxc"
  }

  call "GET /cluster/resources" {
    on   = ["create"]
    when = cloned
    send = { type = "vm" }
    sees = { vmid = depends("template ${default(clone, "of no name")}") }
  }

  call "POST /nodes/{node}/lxc/{vmid}/clone" {
    on   = ["create"]
    when = cloned
    path = { node = depends("the node of the source"), vmid = depends("template ${default(clone, "of no name")}") }
    send = {
      newid   = vmid, hostname = hostname, target = node, full = default(full, false), pool = pooled
      storage = default(full, false) ? clone_storage : null
    }
    source = "proxmox-api-go 98ffd4b proxmox/vmref.go CloneLxc"
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on   = ["create"]
    when = cloned && set(rootfs.size) && depends("whether the root disk of the source has that size")
    send = { disk = "rootfs", size = rootfs.size }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["create"]
    when = cloned
    send = merge(settings, { rootfs = own })
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on     = ["update"]
    send   = merge(settings, { rootfs = own })
    source = "proxmox-api-go 98ffd4b proxmox/config__lxc.go UpdateConfig"
  }

  call "POST /nodes/{node}/lxc/{vmid}/move_volume" {
    on   = ["update"]
    when = changed(rootfs) && !is_text(rootfs)
    send = { volume = "rootfs", storage = rootfs.storage, delete = true }
  }

  call "POST /nodes/{node}/lxc/{vmid}/move_volume" {
    on       = ["update"]
    when     = changed(mountpoint)
    for_each = mountpoint
    send     = { volume = "mp${each.key}", storage = each.value.storage, delete = true }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on   = ["update"]
    when = changed(rootfs)
    send = { disk = "rootfs", size = rootfs.size }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on       = ["update"]
    when     = changed(mountpoint)
    for_each = mountpoint
    send     = { disk = "mp${each.key}", size = each.value.size }
  }

  call "PUT /pools/{poolid}" {
    on     = ["update"]
    when   = set(pooled) && changed(pool) && depends("whether the container changes its pool")
    path   = { poolid = pool }
    send   = { vms = vmid }
    source = "proxmox-api-go 98ffd4b proxmox/client.go UpdateVMPool"
  }

  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on   = ["update"]
    when = changed(start)
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/start" {
    on   = ["update"]
    when = changed(start) && default(start, false)
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/stop" {
    on   = ["update"]
    when = changed(start) && !default(start, false)
  }

  call "POST /cluster/ha/resources" {
    on     = ["create", "update"]
    when   = managed
    send   = { sid = vmid, group = hagroup }
    source = "proxmox-api-go 98ffd4b proxmox/client.go UpdateVMHA"
  }

  call "PUT /cluster/ha/resources/{sid}" {
    on   = ["create", "update"]
    when = managed
    send = { state = hastate, group = hagroup }
  }

  call "GET /cluster/resources" {
    on   = ["create", "read", "update", "delete"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" { on = ["create", "read", "update", "delete"] }

  # Reads every pool that it is shown, one after the other, until the container is found in one.
  call "GET /pools" {
    on   = ["create", "read", "update"]
    when = set(pooled)
    sees = { poolid = pooled }
  }

  call "GET /pools/{poolid}" {
    on     = ["create", "read", "update"]
    when   = set(pooled)
    path   = { poolid = pool }
    source = "proxmox/resource_lxc.go resourceLxcRead"
  }

  call "GET /version" { on = ["delete"] }

  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["delete"]
    since  = "3.0.2-rc05"
    until  = "3.0.2-rc06"
    source = "v3.0.2-rc05 proxmox/helper_guest.go guestDelete"
  }

  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["delete"]
    when   = managed
    since  = "3.0.2-rc06"
    source = "proxmox-api-go 98ffd4b proxmox/config__guest__delete.go"
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/stop" {
    on   = ["delete"]
    send = { "overrule-shutdown" = true }
  }

  call "DELETE /nodes/{node}/lxc/{vmid}" {
    on   = ["delete"]
    send = { purge = managed ? true : null }
  }

  note {
    when = !default(unprivileged, false)
    why  = "proxmox_lxc makes a privileged container unless unprivileged = true is set"
  }
}
