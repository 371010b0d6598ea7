# Destroying it leaves the options as they are: no call is made.
resource "proxmox_virtual_environment_cluster_firewall" {
  source = "bpg/terraform-provider-proxmox v0.111.1 proxmoxtf/resource/cluster/firewall/firewall.go"

  call "PUT /cluster/firewall/options" {
    on     = ["create", "update"]
    source = "proxmoxtf/resource/cluster/firewall/firewall.go setOptions"
    send = {
      enable         = default(enabled, false)
      ebtables       = default(ebtables, false)
      policy_in      = default(input_policy, "DROP")
      policy_out     = default(output_policy, "ACCEPT")
      policy_forward = default(forward_policy, "ACCEPT")
      log_ratelimit  = set(log_ratelimit) ? { enable = default(log_ratelimit.enabled, true), burst = default(log_ratelimit.burst, 5), rate = default(log_ratelimit.rate, "1/second") } : null
    }
  }

  call "GET /cluster/firewall/options" {
    on     = ["create", "read", "update"]
    source = "proxmoxtf/resource/cluster/firewall/firewall.go firewallRead"
  }
}
