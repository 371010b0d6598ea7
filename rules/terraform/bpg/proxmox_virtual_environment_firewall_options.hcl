# Destroying it leaves the options as they are: no call is made.
resource "proxmox_virtual_environment_firewall_options" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/firewall/options.go"

  locals {
    node = node_name
    vmid = default(vm_id, container_id)
  }

  call "PUT /nodes/{node}/qemu/{vmid}/firewall/options" {
    on     = ["create", "update"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/options.go optionsSet"
    send = {
      dhcp          = default(dhcp, false)
      enable        = default(enabled, false)
      ipfilter      = default(ipfilter, false)
      log_level_in  = default(log_level_in, "nolog")
      log_level_out = default(log_level_out, "nolog")
      macfilter     = default(macfilter, true)
      ndp           = default(ndp, false)
      policy_in     = default(input_policy, "DROP")
      policy_out    = default(output_policy, "ACCEPT")
      radv          = default(radv, true)
    }
  }

  call "PUT /nodes/{node}/lxc/{vmid}/firewall/options" {
    on     = ["create", "update"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/options.go optionsSet"
    send = {
      dhcp          = default(dhcp, false)
      enable        = default(enabled, false)
      ipfilter      = default(ipfilter, false)
      log_level_in  = default(log_level_in, "nolog")
      log_level_out = default(log_level_out, "nolog")
      macfilter     = default(macfilter, true)
      ndp           = default(ndp, false)
      policy_in     = default(input_policy, "DROP")
      policy_out    = default(output_policy, "ACCEPT")
      radv          = default(radv, true)
    }
  }

  call "GET /nodes/{node}/qemu/{vmid}/firewall/options" {
    on     = ["create", "read", "update"]
    when   = set(vm_id)
    source = "proxmoxtf/resource/firewall/options.go optionsRead"
  }

  call "GET /nodes/{node}/lxc/{vmid}/firewall/options" {
    on     = ["create", "read", "update"]
    when   = set(container_id) && !set(vm_id)
    source = "proxmoxtf/resource/firewall/options.go optionsRead"
  }
}
