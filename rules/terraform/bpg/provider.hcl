# The provider asks nothing when it starts: each resource makes its own calls. A task that it started is followed by
# GET /nodes/{node}/tasks/{upid}/status and /log, which whoever started the task may always do.
provider "bpg/proxmox" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/provider.go"

  # Before the first call, where neither a token nor a ticket is given.
  call "POST /access/ticket" {
    on     = ["create", "read", "update", "delete"]
    when   = set(username) && !set(api_token) && !set(auth_ticket)
    send   = { username = username, password = password }
    source = "proxmox/api/user_auth.go"
  }

  note {
    when = set(ssh)
    why  = "SSH is used by disk.file_id of a VM, idmap of a container and files other than iso, vztmpl and import, and by nothing else; the address of a node is asked of the API unless ssh.node names it or ssh.node_address_source is dns"
  }
}
