# The plugin of *.proxmox.yml: it lists whatever nodes, guests and pools it is shown.

inventory "community.proxmox.proxmox" {
  aliases = ["community.general.proxmox"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 and 2.0.0 plugins/inventory/proxmox.py"

  locals {
    node   = depends("each node")
    vmid   = depends("each guest")
    poolid = depends("each pool")
    facts  = default(want_facts, false) || default(want_post_filter_facts, false)
    nodes  = default(want_proxmox_nodes_ansible_host, false)
  }

  call "GET /cluster/status" {
    on    = ["run"]
    since = "2.1.0"
  }

  call "GET /nodes" {
    on    = ["run"]
    until = "2.1.0"
  }

  call "GET /nodes/{node}/network" {
    on    = ["run"]
    when  = nodes && !default(exclude_nodes, false)
    until = "2.1.0"
  }

  call "GET /nodes/{node}/qemu" {
    on    = ["run"]
    sees  = { vmid = null }
    until = "2.1.0"
  }

  call "GET /nodes/{node}/lxc" {
    on    = ["run"]
    sees  = { vmid = null }
    until = "2.1.0"
  }

  call "GET /pools" {
    on   = ["run"]
    sees = { poolid = null }
  }

  call "GET /pools" {
    on    = ["run"]
    send  = { poolid = poolid }
    sees  = { poolid = null }
    since = "2.1.0"
  }

  call "GET /pools/{poolid}" {
    on    = ["run"]
    until = "2.1.0"
  }

  call "GET /cluster/resources" {
    on    = ["run"]
    send  = { type = "vm" }
    sees  = { vmid = null }
    since = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/snapshot" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/snapshot" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/config" {
    on        = ["run"]
    when      = facts
    tolerated = "the facts of the guest are missing"
    since     = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/status/current" {
    on        = ["run"]
    when      = facts
    tolerated = "the facts of the guest are missing"
    since     = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/snapshot" {
    on        = ["run"]
    when      = facts
    tolerated = "the facts of the guest are missing"
    since     = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/config" {
    on        = ["run"]
    when      = facts
    tolerated = "the facts of the guest are missing"
    since     = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/status/current" {
    on        = ["run"]
    when      = facts
    tolerated = "the facts of the guest are missing"
    since     = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/snapshot" {
    on        = ["run"]
    when      = facts
    tolerated = "the facts of the guest are missing"
    since     = "2.1.0"
  }

  call "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
    on        = ["run"]
    when      = facts
    tolerated = "the addresses of the guest are missing"
  }

  call "GET /nodes/{node}/lxc/{vmid}/interfaces" {
    on    = ["run"]
    when  = facts
    until = "2.1.0"
  }

  call "GET /nodes/{node}/lxc/{vmid}/interfaces" {
    on        = ["run"]
    when      = facts
    tolerated = "the addresses of the guest are missing"
    since     = "2.1.0"
  }
}
