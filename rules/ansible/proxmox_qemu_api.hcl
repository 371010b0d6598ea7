# Runs every module within the guest by way of its agent: root in the guest, without a login.

connection "community.proxmox.proxmox_qemu_api" {
  source = "ansible-collections/community.proxmox 4a7ebd9 plugins/connection/proxmox_qemu_api.py"

  call "POST /nodes/{node}/qemu/{vmid}/agent/ping" { on = ["run"] }

  call "POST /nodes/{node}/qemu/{vmid}/agent/exec" {
    on   = ["run"]
    send = { command = "/bin/sh" }
  }

  call "GET /nodes/{node}/qemu/{vmid}/agent/exec-status" { on = ["run"] }

  call "POST /nodes/{node}/qemu/{vmid}/agent/file-write" {
    on   = ["run"]
    send = { file = "/tmp/ansible", content = "a module" }
  }

  call "GET /nodes/{node}/qemu/{vmid}/agent/file-read" {
    on   = ["run"]
    send = { file = "/tmp/ansible" }
  }
}
