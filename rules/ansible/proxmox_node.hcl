module "community.proxmox.proxmox_node" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_node.py"

  locals {
    wanted = default(node_name, node)
  }

  call "GET /nodes" { on = ["run"] }

  call "POST /nodes/{node}/wakeonlan" {
    on   = ["run"]
    when = power_state == "online"
    path = { node = wanted }
  }

  call "POST /nodes/{node}/status" {
    on   = ["run"]
    when = power_state == "offline"
    path = { node = wanted }
    send = { command = "shutdown" }
  }

  call "GET /nodes/{node}/certificates/info" {
    on   = ["run"]
    when = set(certificates)
    path = { node = wanted }
  }

  call "POST /nodes/{node}/certificates/custom" {
    on   = ["run"]
    when = set(certificates) && default(certificates.state, "present") == "present"
    path = { node = wanted }
    send = { certificates = certificates.certificate, key = certificates.private_key, force = default(certificates.force, false) }
  }

  call "DELETE /nodes/{node}/certificates/custom" {
    on   = ["run"]
    when = certificates.state == "absent"
    path = { node = wanted }
    send = { restart = default(certificates.restart, false) }
  }

  call "GET /nodes/{node}/dns" {
    on   = ["run"]
    when = set(dns)
    path = { node = wanted }
  }

  call "PUT /nodes/{node}/dns" {
    on   = ["run"]
    when = set(dns)
    path = { node = wanted }
    send = { dns1 = dns.dns1, dns2 = dns.dns2, dns3 = dns.dns3, search = dns.search }
  }

  call "GET /nodes/{node}/subscription" {
    on   = ["run"]
    when = set(subscription)
    path = { node = wanted }
  }

  call "PUT /nodes/{node}/subscription" {
    on   = ["run"]
    when = set(subscription) && default(subscription.state, "present") == "present"
    path = { node = wanted }
    send = { key = subscription.key }
  }

  call "DELETE /nodes/{node}/subscription" {
    on   = ["run"]
    when = subscription.state == "absent"
    path = { node = wanted }
  }

  note {
    when = default(certificates.restart, false) && certificates.state != "absent"
    why  = "proxmox_node restarts pveproxy by a path that the API does not have: the certificate is there, the task fails"
  }
}
