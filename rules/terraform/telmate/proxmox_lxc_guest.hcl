resource "proxmox_lxc_guest" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/resource_lxc_guest.go"
  id     = "${node}/lxc/${vmid}"

  locals {
    node     = default(target_node, length(default(target_nodes, [])) == 1 ? target_nodes[0] : depends("one of target_nodes"))
    vmid     = guest_id
    cloned   = set(clone)
    original = default(clone.id, depends("template ${default(clone.name, "of no name")}"))
    pooled   = default(pool, "") != "" ? pool : null
    running  = default(power_state, "running") == "running"
    # With neither of the two set the container is privileged.
    closed = default(unprivileged, false)
    asked  = closed ? features.unprivileged : features.privileged

    own = (
      !set(root_mount) ? null :
      set(guest_id) ? { volume = "${root_mount.storage}:vm-${guest_id}-disk-0" } : { storage = root_mount.storage, size = root_mount.size }
    )

    # mount {} names its slot in an attribute; mounts { mp0 { data {} } } in its place.
    slots = flatten([for all in default(mounts, []) : [for slot in all : slot]])
    volumes = concat(
      [
        for m in default(mount, []) : default(m.type, "data") == "bind" ? { volume = m.host_path, mp = m.guest_path } :
        { storage = m.storage, size = m.size, mp = m.guest_path }
      ],
      [for s in slots : { volume = s.bind.host_path, mp = s.bind.guest_path } if set(s.bind)],
      [for s in slots : { storage = s.data.storage, size = s.data.size, mp = s.data.guest_path } if set(s.data)],
    )
    cards = concat(default(network, []), flatten([for all in default(networks, []) : [for slot in all : slot]]))

    settings = {
      cores       = cpu.cores
      cpulimit    = cpu.limit
      cpuunits    = default(cpu.units, 100)
      description = default(description, "Managed by Terraform.")
      features = length([for on in [asked.fuse, asked.keyctl, asked.create_device_nodes, asked.nfs, asked.smb, asked.nesting] : on if default(on, false)]) > 0 ? {
        fuse    = default(asked.fuse, false) ? true : null
        keyctl  = default(asked.keyctl, false) ? true : null
        mknod   = default(asked.create_device_nodes, false) ? true : null
        mount   = default(asked.nfs, false) || default(asked.smb, false) ? "nfs;cifs" : null
        nesting = default(asked.nesting, false) ? true : null
      } : null
      hostname   = default(name, "") != "" ? name : null
      memory     = default(memory, 512)
      "mp[n]"    = volumes
      nameserver = length(default(dns.nameserver, [])) > 0 ? dns.nameserver : null
      "net[n]" = [
        for n in cards : { name = n.name, bridge = n.bridge, tag = default(n.vlan_native, 0) > 0 ? n.vlan_native : null }
      ]
      onboot       = default(start_at_node_boot, false) ? true : null
      searchdomain = default(dns.searchdomain, "") != "" ? dns.searchdomain : null
      startup      = startup_shutdown
      swap         = default(swap, 512)
      tags         = default(tags, "") != "" ? tags : null
    }
  }

  call "GET /version" { on = ["create", "update", "delete"] }

  call "GET /cluster/nextid" {
    on   = ["create"]
    when = !set(guest_id)
  }

  call "POST /nodes/{node}/lxc" {
    on   = ["create"]
    when = !cloned
    send = merge(settings, {
      ostemplate        = set(template) ? "${template.storage}:vztmpl/${template.file}" : null
      password          = password
      pool              = pooled
      rootfs            = set(root_mount) ? { storage = root_mount.storage, size = root_mount.size } : null
      "ssh-public-keys" = ssh_public_keys
      unprivileged      = closed
      vmid              = vmid
    })
    source = "proxmox-api-go 98ffd4b proxmox/config__lxc__new.go mapToApiCreate"
  }

  # The pool is not sent with a clone: it is joined by the next update only.
  call "POST /nodes/{node}/lxc/{vmid}/clone" {
    on   = ["create"]
    when = cloned
    path = { node = depends("the node of the source"), vmid = original }
    send = { newid = vmid, hostname = name, target = node, full = !default(clone.linked, false), storage = clone.storage }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on     = ["create"]
    when   = cloned
    send   = settings
    source = "proxmox-api-go 98ffd4b proxmox/config__lxc__new.go mapToApiUpdate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/move_volume" {
    on   = ["create"]
    when = cloned && set(root_mount.storage) && depends("whether the root disk of the source lies on that storage")
    send = { volume = "rootfs", storage = root_mount.storage, delete = true }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on   = ["create"]
    when = cloned && set(root_mount.size) && depends("whether the root disk of the source has that size")
    send = { disk = "rootfs", size = root_mount.size }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["update"]
    send = merge(settings, { rootfs = own })
  }

  call "POST /nodes/{node}/lxc/{vmid}/move_volume" {
    on   = ["update"]
    when = changed(root_mount)
    send = { volume = "rootfs", storage = root_mount.storage, delete = true }
  }

  call "POST /nodes/{node}/lxc/{vmid}/move_volume" {
    on       = ["update"]
    when     = (changed(mount) || changed(mounts)) && set(each.value.storage)
    for_each = volumes
    send     = { volume = "mp${each.key}", storage = each.value.storage, delete = true }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on   = ["update"]
    when = changed(root_mount)
    send = { disk = "rootfs", size = root_mount.size }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on       = ["update"]
    when     = (changed(mount) || changed(mounts)) && set(each.value.storage)
    for_each = volumes
    send     = { disk = "mp${each.key}", size = each.value.size }
  }

  call "GET /cluster/resources" {
    on   = ["create", "read", "update", "delete"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /cluster/resources" {
    on   = ["create"]
    when = cloned
    send = { type = "vm" }
    sees = { vmid = original }
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on   = ["create"]
    when = cloned
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" { on = ["update", "delete"] }

  call "GET /nodes/{node}/lxc/{vmid}/status/current" { on = ["create", "read", "update"] }

  call "GET /nodes/{node}/lxc/{vmid}/pending" { on = ["create", "read", "update"] }

  call "POST /nodes/{node}/lxc/{vmid}/status/shutdown" { on = ["update"] }

  call "POST /nodes/{node}/lxc/{vmid}/status/reboot" {
    on   = ["update"]
    when = default(automatic_reboot, true)
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/start" {
    on   = ["create", "update"]
    when = running
  }

  call "PUT /pools/{poolid}" {
    on     = ["update"]
    when   = set(pooled) && (cloned || changed(pool) && depends("whether the container changes its pool"))
    path   = { poolid = pool }
    send   = { vms = vmid, "allow-move" = true }
    source = "proxmox-api-go 98ffd4b proxmox/config__guest.go setPool"
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/stop" {
    on   = ["delete"]
    send = { "overrule-shutdown" = true }
  }

  call "DELETE /cluster/ha/resources/{sid}" {
    on     = ["delete"]
    path   = { sid = vmid }
    since  = "3.0.2-rc05"
    until  = "3.0.2-rc06"
    source = "v3.0.2-rc05 proxmox/helper_guest.go guestDelete"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}" { on = ["delete"] }

  note {
    when = !closed
    why  = "proxmox_lxc_guest makes a privileged container unless unprivileged = true is set"
  }
}
