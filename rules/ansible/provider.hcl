# What every module calls before anything else. Without api_host a module runs pvesh on the host as root, and no grant matters.

provider "community.proxmox" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/module_utils/proxmox.py"

  # Every module asks for it first, to see whether the token is good.
  call "GET /version" { on = ["run"] }
}
