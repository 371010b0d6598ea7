# What every module calls before anything else. With a password the token is not used; without api_host the module runs pvesh on
# the host as root, and no grant matters.

provider "community.proxmox" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/module_utils/proxmox.py"

  call "POST /access/ticket" {
    on   = ["run"]
    when = set(api_host) && set(api_password)
    send = { username = default(api_user, "root@pam"), password = api_password }
  }

  # Every module asks for it first, to see whether the token is good.
  call "GET /version" { on = ["run"] }
}
