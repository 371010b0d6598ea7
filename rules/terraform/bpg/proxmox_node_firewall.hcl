resource "proxmox_node_firewall" {
  aliases = ["proxmox_virtual_environment_node_firewall"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/firewall/resource_node_firewall.go"

  locals {
    node = node_name
  }

  call "PUT /nodes/{node}/firewall/options" {
    on     = ["create", "update"]
    source = "fwprovider/nodes/firewall/resource_node_firewall.go Create"
    send = {
      enable                               = default(enabled, true)
      log_level_in                         = default(log_level_in, "nolog")
      log_level_out                        = default(log_level_out, "nolog")
      log_level_forward                    = default(log_level_forward, "nolog")
      ndp                                  = default(ndp, true)
      nf_conntrack_max                     = default(nf_conntrack_max, 262144)
      nf_conntrack_tcp_timeout_established = default(nf_conntrack_tcp_timeout_established, 432000)
      nftables                             = default(nftables, false)
      nosmurfs                             = default(nosmurfs, true)
      smurf_log_level                      = default(smurf_log_level, "nolog")
      tcp_flags_log_level                  = default(tcp_flags_log_level, "nolog")
    }
  }

  call "GET /nodes/{node}/firewall/options" {
    on     = ["create", "read", "update"]
    source = "fwprovider/nodes/firewall/resource_node_firewall.go read"
  }

  call "PUT /nodes/{node}/firewall/options" {
    on     = ["delete"]
    source = "fwprovider/nodes/firewall/resource_node_firewall.go Delete"
    send = {
      delete = ["enable", "log_level_in", "log_level_out", "log_level_forward", "ndp", "nf_conntrack_max", "nf_conntrack_tcp_timeout_established", "nftables", "nosmurfs", "smurf_log_level", "tcp_flags_log_level"]
    }
  }
}
