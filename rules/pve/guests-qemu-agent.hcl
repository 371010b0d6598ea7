# Calls that are passed on to the guest agent of a virtual machine. Until 9.0 all of them needed VM.Monitor.

endpoint "GET /nodes/{node}/qemu/{vmid}/agent" {
  source = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm index"
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm agent"
  params  = ["command"]
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm agent"
  params  = ["command"]
  require = perm("/vms/${vmid}", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/exec" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm exec"
  params  = ["command", "input-data"]
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/exec" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm exec"
  params  = ["command", "input-data"]
  require = perm("/vms/${vmid}", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/exec-status" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm exec-status"
  params  = ["pid"]
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/exec-status" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm exec-status"
  params  = ["pid"]
  require = perm("/vms/${vmid}", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/file-read" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm file-read"
  params  = ["file"]
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/file-read" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm file-read"
  params  = ["count >= 9.1", "decode >= 9.1", "file", "offset >= 9.1"]
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.FileRead", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/file-write" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm file-write"
  params  = ["content", "encode", "file"]
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/file-write" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm file-write"
  params  = ["content", "encode", "file"]
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.FileWrite", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fsfreeze-freeze" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm fsfreeze-freeze"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fsfreeze-freeze" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm fsfreeze-freeze"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fsfreeze-status" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm fsfreeze-status"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fsfreeze-status" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm fsfreeze-status"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fsfreeze-thaw" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm fsfreeze-thaw"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fsfreeze-thaw" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm fsfreeze-thaw"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fstrim" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm fstrim"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/fstrim" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm fstrim"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.FileSystemMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-fsinfo" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-fsinfo"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-fsinfo" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-fsinfo"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-host-name" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-host-name"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-host-name" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-host-name"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-memory-block-info" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-memory-block-info"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-memory-block-info" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-memory-block-info"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-memory-blocks" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-memory-blocks"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-memory-blocks" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-memory-blocks"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-osinfo" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-osinfo"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-osinfo" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-osinfo"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-time" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-time"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-time" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-time"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-timezone" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-timezone"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-timezone" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-timezone"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-users" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-users"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-users" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-users"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-vcpus" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm get-vcpus"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/get-vcpus" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm get-vcpus"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/info" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm info"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/info" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm info"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm network-get-interfaces"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "GET /nodes/{node}/qemu/{vmid}/agent/network-get-interfaces" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm network-get-interfaces"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/ping" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm ping"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/ping" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm ping"
  require = perm_any("/vms/${vmid}", "VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/set-user-password" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm set-user-password"
  params  = ["crypted", "password", "username"]
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/set-user-password" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm set-user-password"
  params  = ["crypted", "password", "username"]
  require = perm("/vms/${vmid}", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/shutdown" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm shutdown"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/shutdown" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm shutdown"
  require = perm_any("/vms/${vmid}", "VM.PowerMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/suspend-disk" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm suspend-disk"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/suspend-disk" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm suspend-disk"
  require = perm_any("/vms/${vmid}", "VM.PowerMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/suspend-hybrid" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm suspend-hybrid"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/suspend-hybrid" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm suspend-hybrid"
  require = perm_any("/vms/${vmid}", "VM.PowerMgmt", "VM.GuestAgent.Unrestricted")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/suspend-ram" {
  until   = "9.0"
  source  = "qemu-server 8.4.10 src/PVE/API2/Qemu/Agent.pm suspend-ram"
  require = perm("/vms/${vmid}", "VM.Monitor")
}

endpoint "POST /nodes/{node}/qemu/{vmid}/agent/suspend-ram" {
  since   = "9.0"
  source  = "qemu-server 9.2.6 src/PVE/API2/Qemu/Agent.pm suspend-ram"
  require = perm_any("/vms/${vmid}", "VM.PowerMgmt", "VM.GuestAgent.Unrestricted")
}
