module "community.proxmox.proxmox_domain_info" {
  aliases = ["community.general.proxmox_domain_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_domain_info.py"

  locals {
    wanted = default(domain, default(realm, name))
  }

  call "GET /access/domains/{realm}" {
    on   = ["run"]
    when = set(wanted)
    path = { realm = wanted }
  }

  call "GET /access/domains" {
    on   = ["run"]
    when = !set(wanted)
  }
}
