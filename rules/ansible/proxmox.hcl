module "community.proxmox.proxmox" {
  aliases = ["community.general.proxmox"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox.py"

  locals {
    # A container that is given by its name, or is new, has an id that only the cluster knows.
    fixed = set(vmid)
    vmid  = vmid

    present = default(state, "present") == "present"
    cloned  = present && set(clone)
    created = present && set(ostemplate) && !set(clone)
    updated = present && !set(clone) && default(update, true) && !default(force, false)
    stopped = contains(["stopped", "restarted"], default(state, "present")) || state == "template" && default(force, false)

    # A number is a size on `storage`; a text is what Proxmox VE takes.
    root = (
      set(disk_volume) ? (
        set(disk_volume.host_path) ? { volume = disk_volume.host_path } :
        set(disk_volume.volume) ? { volume = "${disk_volume.storage}:${disk_volume.volume}" } :
        { storage = disk_volume.storage, size = disk_volume.size }
      ) :
      !set(disk) ? null : length(regexall("^[0-9.]+$", "${disk}")) > 0 ? { storage = default(storage, "local"), size = disk } : disk
    )
    volumes = concat(
      [for key, value in default(mounts, {}) : value],
      [
        for m in default(mount_volumes, []) :
        set(m.host_path) ? { volume = m.host_path, mp = m.mountpoint } :
        set(m.volume) ? { volume = "${m.storage}:${m.volume}", mp = m.mountpoint } :
        { storage = m.storage, size = m.size, mp = m.mountpoint }
      ],
    )
    settings = {
      cmode        = cmode
      cores        = cores
      cpuunits     = cpuunits
      description  = description
      features     = set(features) ? join(",", features) : null
      hookscript   = hookscript
      hostname     = hostname
      memory       = memory
      "mp[n]"      = volumes
      nameserver   = nameserver
      "net[n]"     = [for key, value in default(netif, {}) : value]
      onboot       = onboot
      rootfs       = root
      searchdomain = searchdomain
      startup      = set(startup) ? join(",", startup) : null
      swap         = swap
      tags         = set(tags) ? join(",", tags) : null
      timezone     = timezone
    }
  }

  call "GET /cluster/resources" {
    on   = ["run"]
    send = { type = "vm" }
    sees = { vmid = vmid }
  }

  call "GET /cluster/nextid" {
    on   = ["run"]
    when = present && !fixed
  }

  # The template must be among what the storage shows.
  call "GET /nodes/{node}/storage/{storage}/content" {
    on   = ["run"]
    when = created
    path = { storage = split(":", ostemplate)[0] }
    sees = { volid = ostemplate }
  }

  call "POST /nodes/{node}/lxc" {
    on   = ["run"]
    when = created
    send = merge(settings, {
      cpuunits          = default(cpus, cpuunits)
      force             = default(force, false)
      ostemplate        = ostemplate
      ostype            = default(ostype, "auto") == "auto" ? null : ostype
      password          = password
      pool              = pool
      "ssh-public-keys" = pubkey
      storage           = default(storage, "local")
      unprivileged      = default(unprivileged, true)
      vmid              = vmid
    })
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = cloned
    path = { vmid = clone }
  }

  # A storage is not sent for a clone that is linked.
  call "POST /nodes/{node}/lxc/{vmid}/clone" {
    on   = ["run"]
    when = cloned
    path = { vmid = clone }
    send = {
      newid       = vmid
      hostname    = hostname
      pool        = pool
      description = description
      full        = clone_type == "full" ? true : clone_type == "linked" ? false : depends("whether the source of the clone is a template")
      storage     = clone_type == "linked" ? null : default(storage, "local")
    }
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = updated || state == "template"
  }

  # update is true unless it is set: the second run of a task changes what the first one made.
  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on   = ["run"]
    when = updated
    send = merge(settings, { cpulimit = cpus, delete = set(delete) ? join(",", delete) : null })
  }

  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on   = ["run"]
    when = !present
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/shutdown" {
    on   = ["run"]
    when = stopped
    send = { forceStop = default(force, false) ? true : null }
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/start" {
    on   = ["run"]
    when = contains(["started", "restarted"], default(state, "present"))
  }

  call "POST /nodes/{node}/lxc/{vmid}/template" {
    on   = ["run"]
    when = state == "template"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}" {
    on   = ["run"]
    when = state == "absent"
    send = {
      purge                        = default(purge, false) ? true : null
      "destroy-unreferenced-disks" = default(destroy_unreferenced_disks, false) ? true : null
      force                        = default(force, false) ? true : null
    }
  }
}
