module "community.proxmox.proxmox_tasks_info" {
  aliases = ["community.general.proxmox_tasks_info"]
  source  = "ansible-collections/community.proxmox 4a7ebd9 plugins/modules/proxmox_tasks_info.py"

  call "GET /nodes/{node}/tasks" {
    on   = ["run"]
    send = { source = default(source, "archive") }
    sees = { upid = default(task, depends("the tasks of others")) }
  }
}
