# A container. Without `clone` one POST makes the whole of it; with `clone` each block in the code is written over the copy.
resource "proxmox_virtual_environment_container" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/container/container.go"
  id     = vm_id

  locals {
    node = node_name
    vmid = vm_id
    pool = pool_id == "" ? null : pool_id

    copy        = set(clone)
    source_node = default(clone.node_name, "") == "" ? node_name : clone.node_name
    target      = default(clone.datastore_id, "") == "" ? null : clone.datastore_id
    runs        = default(started, true) && !default(template, false)

    # The name of a storage alone asks for a new volume; a path of the host is a bind mount.
    mounts = [for m in mount_point[*] : length(split(":", default(m.volume, ""))) == 1 && !startswith(default(m.volume, ""), "/") ? { storage = m.volume, size = m.size, mp = m.path } : { volume = m.volume, mp = m.path }]
    nics = [for n in network_interface[*] : {
      name   = n.name
      bridge = n.bridge == "" ? null : default(n.bridge, "vmbr0")
      tag    = n.vlan_id == 0 ? null : n.vlan_id
    } if default(n.enabled, true)]
    devices = [for d in device_passthrough[*] : { path = d.path }]

    # On creation only the flags that are true are sent, on update all four, so that no other flag may be set by anyone but root@pam.
    flags = { nesting = default(features.nesting, false) ? true : null, keyctl = default(features.keyctl, false) ? true : null, fuse = default(features.fuse, false) ? true : null, mknod = default(features.mknod, false) ? true : null, mount = length(features.mount[*]) > 0 ? features.mount : null }
    has_flags = default(features.nesting, false) || default(features.keyctl, false) || default(features.fuse, false) || default(features.mknod, false) || length(features.mount[*]) > 0
    all_flags = { nesting = default(features.nesting, false), keyctl = default(features.keyctl, false), fuse = default(features.fuse, false), mknod = default(features.mknod, false), mount = length(features.mount[*]) > 0 ? features.mount : null }

    script   = hook_script_file_id == "" ? null : hook_script_file_id
    labels   = length(tags[*]) > 0 ? tags : null
    boot_at  = set(startup) ? { order = startup.order, up = startup.up_delay, down = startup.down_delay } : null
    hostname = initialization.hostname == "" ? null : initialization.hostname
    entry    = initialization.entrypoint == "" ? null : initialization.entrypoint
    domain   = initialization.dns.domain == "" ? null : initialization.dns.domain
    servers  = length(initialization.dns.servers[*]) > 0 ? initialization.dns.servers : initialization.dns.server == "" ? null : initialization.dns.server
    password = initialization.user_account.password == "" ? null : initialization.user_account.password
    keys     = length(initialization.user_account.keys[*]) > 0 ? initialization.user_account.keys : null
    variables = length(default(environment_variables, {})) > 0 ? environment_variables : null

    # The storage alone is sent where the code has nothing about the disk but that, which is checked the same.
    disk_storage = default(disk.datastore_id, "local")
    root         = disk_storage != "" ? { storage = disk_storage, size = default(disk.size, 4) } : null
  }

  call "GET /cluster/nextid" {
    on     = ["create"]
    when   = !set(vm_id)
    source = "proxmox/cluster/id_generator.go NextID"
  }

  call "GET /version" {
    on     = ["create", "update"]
    source = "proxmoxtf/resource/container/container.go supportContainerHostManaged"
  }

  call "POST /nodes/{node}/lxc" {
    on     = ["create"]
    when   = !copy
    source = "proxmoxtf/resource/container/container.go containerCreateCustom"
    send = {
      vmid              = vmid
      pool              = pool
      ostemplate        = operating_system.template_file_id
      ostype            = default(operating_system.type, "unmanaged")
      storage           = disk_storage
      rootfs            = root
      "mp[n]"           = mounts
      "net[n]"          = nics
      "dev[n]"          = devices
      features          = has_flags ? flags : null
      unprivileged      = default(unprivileged, false)
      arch              = default(cpu.architecture, "amd64")
      cores             = default(cpu.cores, 1)
      cpulimit          = default(cpu.limit, 0)
      cpuunits          = default(cpu.units, 0) > 0 ? cpu.units : null
      memory            = default(memory.dedicated, 512)
      swap              = default(memory.swap, 0)
      console           = default(console.enabled, true)
      cmode             = default(console.type, "tty")
      tty               = default(console.tty_count, 2)
      description       = description == "" ? null : description
      env               = variables
      entrypoint        = entry
      hookscript        = script
      hostname          = hostname
      nameserver        = servers
      searchdomain      = domain
      password          = password
      "ssh-public-keys" = keys
      onboot            = default(start_on_boot, true)
      protection        = default(protection, false)
      start             = default(started, true)
      startup           = boot_at
      tags              = labels
      template          = default(template, false)
    }
  }

  call "POST /nodes/{node}/lxc/{vmid}/clone" {
    on     = ["create"]
    when   = copy
    path   = { node = source_node, vmid = clone.vm_id }
    source = "proxmoxtf/resource/container/container.go containerCreateClone"
    send = {
      newid       = vmid
      full        = default(clone.full, true)
      storage     = target
      description = description == "" ? null : description
      hostname    = hostname
      pool        = pool
      target      = source_node != node_name ? node_name : null
    }
  }

  # The interfaces of the copy, which are sent back to it.
  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on     = ["create", "update"]
    when   = copy && !set(network_interface)
    source = "proxmoxtf/resource/container/container.go containerGetExistingNetworkInterface"
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on     = ["create"]
    when   = copy
    source = "proxmoxtf/resource/container/container.go containerCreateClone"
    send = {
      arch         = set(cpu) ? default(cpu.architecture, "amd64") : null
      cores        = set(cpu) ? default(cpu.cores, 1) : null
      cpulimit     = default(cpu.limit, 0) > 0 ? cpu.limit : null
      cpuunits     = default(cpu.units, 0) > 0 ? cpu.units : null
      memory       = set(memory) ? default(memory.dedicated, 512) : null
      swap         = set(memory) ? default(memory.swap, 0) : null
      console      = set(console) ? default(console.enabled, true) : null
      cmode        = set(console) ? default(console.type, "tty") : null
      tty          = set(console) ? default(console.tty_count, 2) : null
      # The rest of the interfaces is deleted, set or not; the last stands for all of them.
      delete       = concat(["net9"], set(cpu) && default(cpu.limit, 0) == 0 ? ["cpulimit"] : [])
      features     = has_flags ? flags : null
      "mp[n]"      = mounts
      "net[n]"     = set(network_interface) ? nics : [depends("the network interfaces of the template")]
      "dev[n]"     = devices
      entrypoint   = entry
      hookscript   = script
      hostname     = hostname
      nameserver   = servers
      searchdomain = domain
      onboot       = default(start_on_boot, true)
      ostype       = set(operating_system) ? default(operating_system.type, "unmanaged") : null
      protection   = default(protection, false)
      startup      = boot_at
      tags         = labels
      template     = default(template, false) ? true : null
    }
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/start" {
    on     = ["create"]
    when   = runs
    source = "proxmoxtf/resource/container/container.go containerCreateStart"
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/reboot" {
    on     = ["create"]
    when   = runs && set(idmap)
    send   = { timeout = default(timeout_create, 1800) }
    source = "proxmoxtf/resource/container/container.go containerCreateStart"
  }

  # Without the right to set env its values are missing, and each plan sets them again.
  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on     = ["create", "read", "update"]
    sees   = { env = variables }
    source = "proxmoxtf/resource/container/container.go containerRead"
  }

  # After a creation it is asked until the lock is gone, and a refusal counts as locked.
  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on     = ["create", "read", "update", "delete"]
    source = "proxmoxtf/resource/container/container.go containerRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/interfaces" {
    on        = ["create", "read", "update"]
    when      = runs && (copy || set(network_interface))
    tolerated = "ipv4 and ipv6 stay empty"
    source    = "proxmoxtf/resource/container/container.go containerRead"
  }

  call "PUT /nodes/{node}/lxc/{vmid}/resize" {
    on     = ["update"]
    when   = changed(disk.size)
    send   = { disk = "rootfs", size = disk.size }
    source = "proxmoxtf/resource/container/container.go containerUpdate"
  }

  call "PUT /nodes/{node}/lxc/{vmid}/config" {
    on     = ["update"]
    when   = changed(description) || changed(template) || changed(console) || changed(cpu) || changed(disk) || changed(environment_variables) || changed(features) || changed(hook_script_file_id) || changed(initialization) || changed(memory) || changed(device_passthrough) || changed(mount_point) || changed(network_interface) || changed(startup) || changed(operating_system.type) || changed(protection) || changed(start_on_boot) || changed(tags)
    source = "proxmoxtf/resource/container/container.go containerUpdate"
    send = {
      description  = changed(description) ? description : null
      template     = changed(template) ? template : null
      console      = changed(console) ? default(console.enabled, true) : null
      cmode        = changed(console) ? default(console.type, "tty") : null
      tty          = changed(console) ? default(console.tty_count, 2) : null
      arch         = changed(cpu) ? default(cpu.architecture, "amd64") : null
      cores        = changed(cpu) ? default(cpu.cores, 1) : null
      cpulimit     = changed(cpu) && default(cpu.limit, 0) > 0 ? cpu.limit : null
      cpuunits     = changed(cpu) && default(cpu.units, 0) > 0 ? cpu.units : null
      delete       = concat(changed(cpu) && default(cpu.limit, 0) == 0 ? ["cpulimit"] : [], changed(network_interface) || changed(initialization.ip_config) ? ["net9"] : [])
      # The volume that is there already, with other options.
      rootfs       = changed(disk) ? { volume = { storage = disk_storage, kind = "rootdir", owner = vmid }, size = default(disk.size, 4) } : null
      env          = changed(environment_variables) ? variables : null
      features     = changed(features) && depends("whether features change") ? all_flags : null
      hookscript   = changed(hook_script_file_id) ? script : null
      searchdomain = changed(initialization.dns) ? domain : null
      nameserver   = changed(initialization.dns) ? servers : null
      hostname     = changed(initialization.hostname) ? hostname : null
      entrypoint   = changed(initialization.entrypoint) ? entry : null
      memory       = changed(memory) ? default(memory.dedicated, 512) : null
      swap         = changed(memory) ? default(memory.swap, 0) : null
      "dev[n]"     = changed(device_passthrough) ? devices : null
      "mp[n]"      = changed(mount_point) ? mounts : null
      "net[n]"     = changed(network_interface) || changed(initialization.ip_config) ? nics : null
      startup      = changed(startup) ? boot_at : null
      ostype       = changed(operating_system.type) ? operating_system.type : null
      protection   = changed(protection) ? protection : null
      onboot       = changed(start_on_boot) ? start_on_boot : null
      tags         = changed(tags) ? tags : null
    }
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/start" {
    on     = ["update"]
    when   = runs && changed(started)
    source = "proxmoxtf/resource/container/container.go containerUpdate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/shutdown" {
    on     = ["update"]
    when   = changed(started)
    send   = { forceStop = true, timeout = default(timeout_delete, 60) }
    source = "proxmoxtf/resource/container/container.go containerUpdate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/reboot" {
    on     = ["update"]
    when   = runs && (changed(console) || changed(disk) || changed(environment_variables) || changed(initialization) || changed(memory) || changed(device_passthrough) || changed(idmap) || changed(mount_point) || changed(network_interface) || changed(operating_system))
    send   = { timeout = 300 }
    source = "proxmoxtf/resource/container/container.go containerUpdate"
  }

  call "POST /nodes/{node}/lxc/{vmid}/status/shutdown" {
    on     = ["delete"]
    when   = runs
    send   = { forceStop = true, timeout = default(timeout_delete, 60) }
    source = "proxmoxtf/resource/container/container.go containerDelete"
  }

  call "DELETE /nodes/{node}/lxc/{vmid}" {
    on     = ["delete"]
    source = "proxmoxtf/resource/container/container.go containerDelete"
  }

  # The address of the node, unless the provider's ssh block gives it.
  call "GET /nodes/{node}/network" {
    on     = ["create", "update"]
    when   = set(idmap)
    source = "fwprovider/provider.go apiResolver"
  }

  ssh {
    when = set(idmap)
    why  = "the API takes no idmap: it is written into the container's configuration file on the node, as root or by sudo"
  }

  note {
    when = set(features) && changed(features)
    why  = "an update sends all four flags of features, and Proxmox VE takes fuse, keyctl and mknod from root@pam only, even as false: change features by making the container anew"
  }
}

data "proxmox_virtual_environment_container" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/datasource/container.go"
  id     = vm_id

  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on     = ["read"]
    path   = { node = node_name, vmid = vm_id }
    source = "proxmoxtf/datasource/container.go containerRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on     = ["read"]
    path   = { node = node_name, vmid = vm_id }
    source = "proxmoxtf/datasource/container.go containerRead"
  }
}
