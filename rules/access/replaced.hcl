# What Proxmox VE took away or never had, and what stands in its place.

# A removed privilege: a stored role loses it with a warning, and the API refuses a role that names it.
privilege "VM.Monitor" {
  removed = "9.0"
  by      = ["VM.GuestAgent.Audit"]
  where = {
    "agent calls that only look (ping, get-*, network-get-interfaces)" = "VM.GuestAgent.Audit"
    "agent file-read"                                                  = "VM.GuestAgent.FileRead"
    "agent file-write"                                                 = "VM.GuestAgent.FileWrite"
    "agent fsfreeze-*, fstrim"                                         = "VM.GuestAgent.FileSystemMgmt"
    "agent exec, set-user-password, and any call by its name"          = "VM.GuestAgent.Unrestricted"
    "agent shutdown, suspend-*"                                        = "VM.PowerMgmt"
    "the monitor"                                                      = "Sys.Audit"
  }
  source = "pve-access-control 922f710, 0706945; libpve-access-control 9.0.2"
}

# A path that was valid, or that people write for another one. Spelling mistakes that are near a valid path need no entry.
path "/sdn/vnets/{vnet:name}" {
  by     = "/sdn/zones/{zone}/{vnet}"
  source = "pve-access-control 8.0 src/PVE/AccessControl.pm check_path"
}

path "/access/realms/{realm:name}" {
  by     = "/access/realm/{realm}"
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm check_path; the manual's spelling is wrong"
}

path "/access/users" {
  by     = "/access/groups"
  source = "pve-access-control 9.1.1 src/PVE/AccessControl.pm check_path: users have no path of their own"
}

path "/datastore" {
  by     = "/storage"
  source = "the word of Proxmox Backup Server"
}

path "/datastore/{storage:name}" {
  by     = "/storage/{storage}"
  source = "the word of Proxmox Backup Server"
}

path "/qemu/{vmid}" {
  by     = "/vms/{vmid}"
  source = "the word of the API's paths"
}

path "/lxc/{vmid}" {
  by     = "/vms/{vmid}"
  source = "the word of the API's paths"
}

path "/network" {
  by     = "/sdn/zones/localnetwork"
  source = "pve-access-control 8.0: host bridges are objects of the zone localnetwork"
}
