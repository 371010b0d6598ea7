# The privileges of Proxmox VE: what each allows, since when, on which paths it is checked, and what a leak of it costs.
# Risk: low (read only, or use of one object), medium (changes or disclosure of the objects named), high (control of guests
# or data, or a node's availability), critical (leads to the whole cluster or to root on a host). "risk_at" differs by path.
# No "since" means 6.0 or earlier; "removed" is the first version without it.
source = "proxmox/pve-access-control src/PVE/AccessControl.pm at the release points of 6.0 to 9.2, and the role schema of pve-docs"

# The commit that stands for each version.
versions = {
  "6.0" = "e073493cb"
  "6.1" = "3dd692e9c"
  "6.2" = "e6624f504"
  "6.3" = "54d312f35"
  "6.4" = "2942ba413"
  "7.0" = "543d646c4"
  "7.1" = "6f643e795"
  "7.2" = "79ae250ff"
  "7.3" = "b84bf6238"
  "7.4" = "f0595d158"
  "8.0" = "8a856968f"
  "8.1" = "ffc4e503e"
  "8.2" = "2c74a9abd"
  "8.3" = "de84a7894"
  "8.4" = "25dd3756f"
  "9.0" = "2c67c26f6"
  "9.1" = "3e9da0c8e"
  "9.2" = "5ccd07d93"
}

privilege "Datastore.Allocate" {
  allows  = "Define, change and remove storages (on /storage); use or delete any volume of a storage"
  paths   = ["/", "/storage", "/storage/{storage}", "/pool/{pool}"]
  risk    = "high"
  risk_at = { "/storage" = "critical", "/" = "critical" }
  because = "On a storage it bypasses all volume ownership checks (disks and backups of every guest); on /storage it defines storages with arbitrary host paths or remote servers"
}

privilege "Datastore.AllocateSpace" {
  allows  = "Create volumes (disks, backups, snapshots state) on a storage; list it"
  paths   = ["/", "/storage", "/storage/{storage}", "/pool/{pool}"]
  risk    = "low"
  because = "Consumes space; with VM.Backup also deletes and restores backups; reads ISO, template and import images"
}

privilege "Datastore.AllocateTemplate" {
  allows  = "Upload or download ISO images, container templates, OCI and import images to a storage"
  paths   = ["/", "/storage", "/storage/{storage}", "/pool/{pool}"]
  risk    = "medium"
  because = "Content supply chain: overwriting or adding images others boot from"
}

privilege "Datastore.Audit" {
  allows  = "See storages, their status and content; ceph status on /"
  paths   = ["/", "/storage", "/storage/{storage}", "/pool/{pool}"]
  risk    = "low"
  because = "Read only; also makes ISO/template images of the storage usable"
}

privilege "Group.Allocate" {
  allows  = "Create, rename-comment and delete groups"
  paths   = ["/", "/access", "/access/groups"]
  risk    = "medium"
  because = "Deleting a group removes its ACL entries (lock-out); does not change membership"
}

privilege "Mapping.Audit" {
  since   = "8.0"
  allows  = "See mappings and notification configuration"
  paths   = ["/", "/mapping", "/mapping/pci/{id}", "/mapping/usb/{id}", "/mapping/dir/{id}", "/mapping/notifications"]
  risk    = "low"
  because = "Read only"
  source  = "pve-access-control 8b5fd2e"
}

privilege "Mapping.Modify" {
  since   = "8.0"
  allows  = "Create, change, delete PCI, USB and directory mappings; manage notification endpoints and matchers"
  paths   = [
    "/", "/mapping", "/mapping/pci", "/mapping/pci/{id}", "/mapping/usb", "/mapping/usb/{id}", "/mapping/dir", "/mapping/dir/{id}",
    "/mapping/notifications",
  ]
  risk    = "critical"
  risk_at = { "/mapping/notifications" = "medium" }
  because = "A directory mapping may name any host directory, a PCI mapping any host device: with Mapping.Use and a guest this is host root access"
  source  = "pve-access-control 8b5fd2e"
}

privilege "Mapping.Use" {
  since   = "8.0"
  allows  = "Use a mapped PCI/USB device, host directory, hardware RNG (9.2: custom CPU model) in a guest; test notification targets"
  paths   = [
    "/", "/mapping", "/mapping/pci", "/mapping/pci/{id}", "/mapping/usb", "/mapping/usb/{id}", "/mapping/dir", "/mapping/dir/{id}",
    "/mapping/hwrng", "/mapping/notifications",
  ]
  risk    = "medium"
  risk_at = { "/" = "high", "/mapping/dir" = "high" }
  because = "Gives a guest real hardware or read/write access to a shared host directory, as far as mappings exist"
  source  = "pve-access-control 8b5fd2e"
}

privilege "Permissions.Modify" {
  allows  = "Set or remove ACL entries on the path it is held on"
  paths   = [
    "/", "/access", "/vms", "/vms/{vmid}", "/storage", "/storage/{storage}", "/pool", "/pool/{pool}", "/nodes", "/nodes/{node}",
    "/sdn", "/sdn/zones/{zone}", "/mapping", "/mapping/{type}/{id}",
  ]
  risk    = "critical"
  risk_at = { "/vms/{vmid}" = "high", "/pool/{pool}" = "high", "/storage/{storage}" = "high" }
  because = "Holder can give himself any existing role, including Administrator, on that path and below"
}

privilege "Pool.Allocate" {
  allows  = "Create, delete, change pools and pool members"
  paths   = ["/", "/pool", "/pool/{pool}"]
  risk    = "medium"
  because = "Moves objects between pools and so changes who inherits rights on them (needs allocate or Permissions.Modify on the members); may hand out own privileges on the pool"
}

privilege "Pool.Audit" {
  since   = "7.0"
  allows  = "See pools and their members"
  paths   = ["/", "/pool", "/pool/{pool}"]
  risk    = "low"
  because = "Read only. Required since 7.0 to list pools"
  source  = "pve-access-control 6d048ad"
}

privilege "Realm.Allocate" {
  allows  = "Create, change, delete authentication realms"
  paths   = ["/", "/access", "/access/realm"]
  risk    = "critical"
  because = "Pointing an existing LDAP/OpenID realm at another server allows logging in as any of its users"
}

privilege "Realm.AllocateUser" {
  allows  = "Create and delete users of a realm, run realm sync (with User.Modify)"
  paths   = ["/", "/access", "/access/realm", "/access/realm/{realm}"]
  risk    = "medium"
  because = "With User.Modify also resets passwords of users of that realm (not pam)"
}

privilege "SDN.Allocate" {
  since   = "6.1"
  allows  = "Create, change, delete zones, vnets, controllers, IPAMs, DNS, fabrics; apply the SDN config (on /sdn)"
  paths   = [
    "/", "/sdn", "/sdn/zones", "/sdn/zones/{zone}", "/sdn/zones/{zone}/{vnet}", "/sdn/controllers", "/sdn/controllers/{controller}",
    "/sdn/dns", "/sdn/dns/{dns}", "/sdn/ipams", "/sdn/ipams/{ipam}", "/sdn/fabrics", "/sdn/fabrics/{fabric}",
  ]
  risk    = "high"
  because = "Rewrites the cluster network (routing, isolation) and reads IPAM/DNS secrets"
  source  = "pve-access-control 4067267"
}

privilege "SDN.Audit" {
  since   = "6.1"
  allows  = "Read SDN configuration and status"
  paths   = [
    "/", "/sdn", "/sdn/zones", "/sdn/zones/{zone}", "/sdn/zones/{zone}/{vnet}", "/sdn/controllers/{controller}", "/sdn/dns/{dns}",
    "/sdn/ipams/{ipam}", "/sdn/fabrics", "/sdn/fabrics/{fabric}",
  ]
  risk    = "low"
  because = "Read only"
  source  = "pve-access-control 4067267"
}

privilege "SDN.Use" {
  since   = "8.0"
  allows  = "Connect guests to a vnet, or to a host bridge under /sdn/zones/localnetwork"
  paths   = ["/", "/sdn", "/sdn/zones", "/sdn/zones/{zone}", "/sdn/zones/{zone}/{vnet}", "/sdn/zones/{zone}/{vnet}/{vlan}"]
  risk    = "low"
  risk_at = { "/" = "medium", "/sdn/zones" = "medium" }
  because = "Decides which networks a guest may join; on / every network including management VLANs"
  source  = "pve-access-control a62d78d (8.0; 5ca12ba in stable-7: known to updated 7.4 from package 7.4.1, but not enforced there)"
}

privilege "Sys.AccessNetwork" {
  since   = "8.2"
  allows  = "Let a node fetch URLs or OCI images on behalf of the caller; create notification endpoints (on /)"
  paths   = ["/", "/nodes", "/nodes/{node}"]
  risk    = "medium"
  risk_at = { "/" = "high" }
  because = "Server side requests from the host network (internal scanning) and image import from any URL"
  source  = "pve-access-control 36c1814"
}

privilege "Sys.Audit" {
  allows  = "Read node, cluster, HA, firewall, metric, ACL and user information; read-only QEMU monitor commands (9.0+)"
  paths   = ["/", "/access", "/access/groups", "/access/groups/{group}", "/access/realm", "/nodes", "/nodes/{node}", "/vms/{vmid}"]
  risk    = "medium"
  risk_at = { "/nodes/{node}" = "low" }
  because = "Broad information disclosure (node report, cluster config, ACLs on /access, all task logs), no changes"
}

privilege "Sys.Console" {
  allows  = "Open a console on a node; manage all HA resources and rules; attach the host CD drive"
  paths   = ["/", "/nodes", "/nodes/{node}"]
  risk    = "high"
  risk_at = { "/nodes/{node}" = "medium" }
  because = "Non-root callers get only a login prompt, but on / it also starts, stops, migrates and configures every HA resource and arms or disarms HA"
}

privilege "Sys.Incoming" {
  since   = "7.3"
  allows  = "Accept guest migrations from another cluster"
  paths   = ["/"]
  risk    = "high"
  because = "Lets a caller stream disk images and configs into the cluster (with VM.Allocate and AllocateSpace)"
  source  = "pve-access-control 881dce1"
}

privilege "Sys.Modify" {
  allows  = "Change host, datacenter, firewall, disk, ceph, backup job and role settings; create privileged containers (9.0+)"
  paths   = ["/", "/access", "/nodes", "/nodes/{node}", "/vms/{vmid}"]
  risk    = "critical"
  risk_at = { "/nodes/{node}" = "high", "/vms/{vmid}" = "low" }
  because = "On /access (so also on / with propagation) it edits custom roles without any subset check, i.e. full self escalation; on / datacenter options, backup jobs, disks, privileged CTs; on a node network, apt repositories, services, certificates"
}

privilege "Sys.PowerMgmt" {
  allows  = "Reboot or shut down a node, send wake-on-LAN"
  paths   = ["/", "/nodes", "/nodes/{node}"]
  risk    = "high"
  because = "Takes down every guest on the node"
}

privilege "Sys.Syslog" {
  allows  = "Read node syslog, journal, ceph and firewall logs; full cluster log on /"
  paths   = ["/", "/nodes", "/nodes/{node}"]
  risk    = "medium"
  because = "Logs can expose addresses, user names and secrets"
}

privilege "User.Modify" {
  allows  = "Change users, their groups, tokens and second factors"
  paths   = ["/", "/access", "/access/groups", "/access/groups/{group}"]
  risk    = "critical"
  risk_at = { "/access/groups/{group}" = "high" }
  because = "Mints unrestricted tokens for the users it covers and changes group membership; on /access/groups this includes root@pam and every administrator"
}

privilege "VM.Allocate" {
  allows  = "Create and delete guests, convert to template, toggle nesting of unprivileged CTs"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "Destroys guests with their disks without any storage privilege; may hand out own privileges on the guest path; 8.x and older also privileged containers"
}

privilege "VM.Audit" {
  allows  = "Read configuration, status and statistics of a guest"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "low"
  because = "Read only; configs may contain descriptions with secrets"
}

privilege "VM.Backup" {
  allows  = "Back up, restore over an existing guest, and read backups of a guest"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "With AllocateSpace: full copy of guest data, file restore download, overwrite of the guest by force restore, deletion of its backups"
}

privilege "VM.Clone" {
  allows  = "Clone a guest or template; copy its disks with import-from"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Full copy of the disks into a guest the caller controls"
}

privilege "VM.Config.CDROM" {
  allows  = "Change CD/ISO media"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Booting a foreign ISO gives control over the guest (with reset/console)"
}

privilege "VM.Config.CPU" {
  allows  = "Change cores, sockets, CPU type, limits, NUMA"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "low"
  because = "Resource use only"
}

privilege "VM.Config.Cloudinit" {
  since   = "6.3"
  allows  = "Change cloud-init user, password, keys, network; with CDROM also the cloud-init drive; regenerate the image"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Injects credentials into the guest at next boot; cicustom snippets are not storage checked"
  source  = "pve-access-control cb381ab (package 6.1-2 of 2020-06-30, so also updated 6.2)"
}

privilege "VM.Config.Disk" {
  allows  = "Add, change, resize, move, detach disks; virtiofs; boot order"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Data loss; attach volumes of other guests where the caller also holds VM.Config.Disk on them"
}

privilege "VM.Config.HWType" {
  allows  = "Change machine, display, SCSI controller, serial sockets, mapped USB/PCI devices, RNG"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "With Mapping.Use passes real hardware to the guest"
}

privilege "VM.Config.Memory" {
  allows  = "Change memory, balloon, swap, KSM"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "low"
  because = "Resource use only"
}

privilege "VM.Config.Network" {
  allows  = "Change network devices, guest firewall, LXC hostname/DNS; also accepted for cloud-init options"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Turns the guest firewall off, moves the guest to other networks (with SDN.Use), and sets cloud-init credentials"
}

privilege "VM.Config.Options" {
  allows  = "Change all general options (name, agent, boot flags, protection, tags; for LXC nearly everything else)"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Removes delete protection; LXC cmode=shell plus VM.Console is root in the container; LXC env/entrypoint"
}

privilege "VM.Console" {
  allows  = "Graphical or text console of a guest, key sending, guest firewall log"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Interactive access; root in LXC guests set to cmode=shell, boot menu access in VMs"
}

privilege "VM.GuestAgent.Audit" {
  since   = "9.0"
  allows  = "Informational guest agent calls (addresses, OS, users, file systems)"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "low"
  because = "Read only view into the guest; this is what waiting for an IP address needs"
  source  = "pve-access-control 922f710"
}

privilege "VM.GuestAgent.FileRead" {
  since   = "9.0"
  allows  = "Read files inside the guest through the agent"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "Agent runs as root/SYSTEM: any file of the guest"
  source  = "pve-access-control 922f710"
}

privilege "VM.GuestAgent.FileSystemMgmt" {
  since   = "9.0"
  allows  = "Freeze, thaw and trim guest file systems"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "A frozen file system stops the guest workload"
  source  = "pve-access-control 922f710"
}

privilege "VM.GuestAgent.FileWrite" {
  since   = "9.0"
  allows  = "Write files inside the guest through the agent"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "Root file write is code execution in the guest"
  source  = "pve-access-control 922f710"
}

privilege "VM.GuestAgent.Unrestricted" {
  since   = "9.0"
  allows  = "All guest agent calls: exec, set-user-password, files, power"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "Root command execution inside the guest"
  source  = "pve-access-control 922f710"
}

privilege "VM.Migrate" {
  allows  = "Move a guest to another node or another cluster"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "remote_migrate asks only for this privilege on the source: the complete disks can be sent to any host the caller names"
}

privilege "VM.Monitor" {
  removed = "9.0"
  allows  = "Guest agent calls of all kinds and the QEMU monitor (with Sys.Modify beyond info)"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "high"
  because = "Covered agent exec, file write and set-user-password: root inside the guest"
  source  = "pve-access-control commits 922f710, 0706945; libpve-access-control 9.0.2 (2025-07-17)"
}

privilege "VM.PowerMgmt" {
  allows  = "Start, stop, reset, suspend a guest (also agent shutdown/suspend in 9.0+)"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Availability of the guest"
}

privilege "VM.Replicate" {
  since   = "9.0"
  allows  = "Create, change, remove and trigger replication jobs of a guest"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Copies disks to other nodes, load and space"
  source  = "pve-access-control 5f7544f"
}

privilege "VM.Snapshot" {
  allows  = "Create, delete and edit snapshots, and roll back"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Also satisfies the rollback check: loses newer data, fills storage"
}

privilege "VM.Snapshot.Rollback" {
  allows  = "Roll a guest back to a snapshot"
  paths   = ["/", "/vms", "/vms/{vmid}", "/pool/{pool}"]
  risk    = "medium"
  because = "Loses data written after the snapshot"
}
