# Ways from a privilege to more: to the whole cluster, to root on a host, to guests and to data that are not one's own. A step
# names what its call needs and where, the call, and what it does; a step without needs follows by itself. A path in braces stands
# for any such object, the same word for the same object in the whole way; "*" for any path. The first need is the one that makes
# the difference: a finding points there. "yields" is cluster (every privilege), host (root on a node), guests (control of a guest),
# data (disks and backups) or subtree (every privilege from the entry's path down). "gives" is what joins what one may do, from where
# the search goes on: path (any role there), roles (every privilege in every custom role), members (to be each member of the
# group), membership (to be a new one), moved-member, realm-users, realm-groups. Who holds what "without" names gains nothing by the way. What is
# "usual" is often given on purpose: `pvelint access` tells of it, a scan does not.

way "rewrite-a-role" {
  step {
    need "Sys.Modify" { path = "/access" }
    call = "PUT /access/roles/{roleid}"
    does = "with append=1 puts any privilege into a custom role, also into one that it holds itself: nobody checks that the caller has what it adds"
  }
  step {
    call = "POST /access/users/root@pam/token/{tokenid}"
    does = "with privsep=0 answers the secret of a token that has every privilege, once the role holds User.Modify"
  }
  gives  = "roles"
  yields = "cluster"
  closes = "leave Sys.Modify out of the role, or grant the role on /nodes/{node}; Sys.AccessNetwork on the node is enough for downloads since 8.2"
  source = "pve-access-control 9.1.1 src/PVE/API2/Role.pm update_role; tried on a running 9.1"
}

way "mint-a-root-token" {
  since = "6.2"
  step {
    need "User.Modify" { path = "/access/groups" }
    call = "POST /access/users/root@pam/token/{tokenid}"
    does = "with privsep=0 answers the secret of a token that has every privilege"
  }
  yields = "cluster"
  closes = "grant User.Modify on the one group /access/groups/{group} whose members it looks after"
  source = "pve-access-control 9.1.1 src/PVE/API2/User.pm generate_token; tried on a running 9.1"
}

way "grant-itself" {
  step {
    need "Permissions.Modify" { path = "/access" }
    call = "PUT /access/acl"
    does = "on /access gives it Administrator there, User.Modify and Sys.Modify among it"
  }
  step {
    call = "POST /access/users/root@pam/token/{tokenid}"
    does = "with privsep=0 answers the secret of a token that has every privilege"
  }
  gives  = "path"
  yields = "cluster"
  closes = "leave Permissions.Modify out: VM.Allocate on /vms/{vmid}, Datastore.Allocate on /storage/{storage} or Pool.Allocate on /pool/{pool} may hand out what one holds oneself"
  source = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm update_acl; tried on a running 9.1"
}

way "grant-itself-below" {
  step {
    need "Permissions.Modify" { path = "*" }
    call = "PUT /access/acl"
    does = "on the path gives it any role there, Administrator too, and with propagate=1 on everything below, even where its own entry does not propagate"
  }
  gives  = "path"
  yields = "subtree"
  closes = "leave Permissions.Modify out: VM.Allocate on /vms/{vmid}, Datastore.Allocate on /storage/{storage} or Pool.Allocate on /pool/{pool} may hand out what one holds oneself"
  source = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm update_acl; tried on a running 9.1"
}

way "become-a-member" {
  since = "6.2"
  step {
    need "User.Modify" { path = "/access/groups/{group}" }
    call = "POST /access/users/{userid}/token/{tokenid}"
    does = "with privsep=0 for a member of the group answers the secret of a token that has all that the member has"
  }
  gives  = "members"
  closes = "let the group's owners keep to users without privileges, or leave User.Modify out: everybody resets a password of one's own"
  source = "pve-access-control 9.1.1 src/PVE/API2/User.pm generate_token, src/PVE/RPCEnvironment.pm userid-group"
}

way "join-a-group" {
  step {
    need "User.Modify" { path = "/access/groups/{group}" }
    need "Realm.AllocateUser" { path = "/access/realm/pve" }
    call = "POST /access/users"
    does = "makes a user that is a member of the group, with a password of its own choice"
  }
  gives  = "membership"
  closes = "leave Realm.AllocateUser out, or give the group no privileges that whoever looks after it has not"
  source = "pve-access-control 9.1.1 src/PVE/API2/User.pm create_user, src/PVE/RPCEnvironment.pm userid-group, groups_param"
}

way "move-a-member" {
  since = "6.2"
  step {
    need "User.Modify" { path = "/access/groups/{group}" }
    call = "PUT /access/users/{userid}"
    does = "puts a member of one of its groups into another one of them"
  }
  step {
    need "User.Modify" { path = "/access/groups/{group}" }
    call = "POST /access/users/{userid}/token/{tokenid}"
    does = "with privsep=0 answers the secret of a token that has all that this user now has"
  }
  gives  = "moved-member"
  closes = "let each of the groups be looked after by somebody else"
  source = "pve-access-control 9.1.1 src/PVE/API2/User.pm update_user, src/PVE/RPCEnvironment.pm userid-group, groups_param"
}

way "redirect-a-realm" {
  step {
    need "Realm.Allocate" { path = "/access/realm" }
    call = "PUT /access/domains/{realm}"
    does = "points an LDAP, AD or OpenID realm at a server of its own"
  }
  step {
    call = "POST /access/ticket"
    does = "logs in as any user of that realm, administrators too"
  }
  gives  = "realm-users"
  yields = "cluster"
  closes = "leave Realm.Allocate out: Realm.AllocateUser on /access/realm/{realm} is enough to add users"
  source = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm update"
}

way "claim-a-group" {
  since = "8.4"
  step {
    need "Realm.Allocate" { path = "/access/realm" }
    call = "POST /access/domains"
    does = "defines an OpenID realm at a server of its own, with autocreate and groups-claim, whose name is the end of the group's name"
  }
  step {
    need "Realm.Allocate" { path = "/access/realm" }
    call = "POST /access/openid/login"
    does = "logs in as a new member of the group: what the server claims as NAME becomes the group NAME-REALM where there is one"
  }
  gives  = "realm-groups"
  closes = "leave Realm.Allocate out: Realm.AllocateUser on /access/realm/{realm} is enough to add users"
  source = "pve-access-control 9.1.1 src/PVE/API2/OpenId.pm login, groups-claim; src/PVE/API2/Domains.pm create"
}

way "map-a-host-directory" {
  since = "8.4"
  step {
    need "Mapping.Modify" { path = "/mapping/dir" }
    call = "POST /cluster/mapping/dir"
    does = "maps the directory / of a node"
  }
  step {
    need "Mapping.Use" { path = "/mapping/dir/{id}" }
    need "VM.Config.Disk" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with virtiofs0 hands it to a guest"
  }
  step {
    does = "the guest reads and writes the node's files as root"
  }
  yields = "host"
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/dir/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/Dir.pm create; qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_dir_perm"
}

way "remap-a-host-directory" {
  since = "8.4"
  step {
    need "Mapping.Modify" { path = "/mapping/dir/{id}" }
    call = "PUT /cluster/mapping/dir/{id}"
    does = "points the mapping at the directory / of a node"
  }
  step {
    need "Mapping.Use" { path = "/mapping/dir/{id}" }
    need "VM.Config.Disk" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with virtiofs0 hands it to a guest"
  }
  step {
    does = "the guest reads and writes the node's files as root"
  }
  without "Mapping.Modify" { path = "/mapping/dir" }
  yields = "host"
  usual  = true
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/dir/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/Dir.pm update; qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_dir_perm"
}

way "pass-a-host-device" {
  since = "8.0"
  step {
    need "Mapping.Modify" { path = "/mapping/pci" }
    call = "POST /cluster/mapping/pci"
    does = "maps any PCI device of a node, its disk controller too"
  }
  step {
    need "Mapping.Use" { path = "/mapping/pci/{id}" }
    need "VM.Config.HWType" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with hostpci0 hands it to a guest"
  }
  yields = "host"
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/pci/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/PCI.pm create; qemu-server 9.1.9 src/PVE/API2/Qemu.pm"
}

way "repoint-a-host-device" {
  since = "8.0"
  step {
    need "Mapping.Modify" { path = "/mapping/pci/{id}" }
    call = "PUT /cluster/mapping/pci/{id}"
    does = "points the mapping at any PCI device of a node, its disk controller too"
  }
  step {
    need "Mapping.Use" { path = "/mapping/pci/{id}" }
    need "VM.Config.HWType" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with hostpci0 hands it to a guest"
  }
  without "Mapping.Modify" { path = "/mapping/pci" }
  yields = "host"
  usual  = true
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/pci/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/PCI.pm update; qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_hostpci_perm"
}

way "pass-a-usb-disk" {
  since = "8.0"
  step {
    need "Mapping.Modify" { path = "/mapping/usb" }
    call = "POST /cluster/mapping/usb"
    does = "maps any USB device of a node, a disk with backups too"
  }
  step {
    need "Mapping.Use" { path = "/mapping/usb/{id}" }
    need "VM.Config.HWType" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with usb0 hands it to a guest"
  }
  yields = "data"
  usual  = true
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/usb/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/USB.pm create; qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_usb_perm"
}

way "command-the-emulator" {
  removed = "9.0"
  step {
    need "Sys.Modify" { path = "/" }
    need "VM.Monitor" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/monitor"
    does = "with drive_add or chardev-add opens any file of the node in the guest's process, which runs as root"
  }
  yields = "host"
  usual  = true
  closes = "leave Sys.Modify out, or grant the role on /nodes/{node}; since 9.0 these commands are for root@pam alone"
  source = "qemu-server 8d2da313 src/PVE/API2/Qemu.pm monitor, and before it; src/PVE/API2/Qemu/HMPPerms.pm"
}

way "define-a-storage" {
  step {
    need "Datastore.Allocate" { path = "/storage" }
    call = "POST /storage"
    does = "defines a storage on any directory of a node or on a server of its own"
  }
  step {
    does = "every disk and backup of every guest is open to it: volumes are not checked for their owner"
  }
  yields = "data"
  closes = "grant Datastore.AllocateSpace and Datastore.Audit on /storage/{storage}; add Datastore.AllocateTemplate there for images"
  source = "pve-storage 9.1.2 src/PVE/API2/Storage/Config.pm create; src/PVE/Storage.pm check_volume_access"
}

# What is one's own by a way that begins elsewhere: whoever held it before needs none.
way "hold-a-guest" {
  step {
    need "VM.Allocate" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "and every other call on the guest is open to it"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "what closes the steps before"
  source = "pve-manager 9.1.9; every call below /nodes/{node}/qemu/{vmid} asks on /vms/{vmid}"
}

way "read-any-backup" {
  step {
    need "Datastore.Allocate" { path = "/storage/{storage}" }
    call = "GET /nodes/{node}/storage/{storage}/file-restore/download"
    does = "answers files out of any guest's backup there, where the storage is a Proxmox Backup Server: volumes are not checked for their owner"
  }
  without "VM.Allocate" { path = "/vms/{other}" }
  yields = "data"
  usual  = true
  closes = "grant Datastore.AllocateSpace and Datastore.Audit on /storage/{storage}; add Datastore.AllocateTemplate there for images"
  source = "pve-storage 9.1.2 src/PVE/API2/Storage/FileRestore.pm download; src/PVE/Storage.pm check_volume_access"
}

way "attach-any-disk" {
  step {
    need "Datastore.Allocate" { path = "/storage/{storage}" }
    need "VM.Config.Disk" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with scsi1={storage}:vm-{other}-disk-0 attaches any guest's disk to a guest of its own: volumes are not checked for their owner"
  }
  without "VM.Allocate" { path = "/vms/{other}" }
  yields = "data"
  usual  = true
  closes = "grant Datastore.AllocateSpace and Datastore.Audit on /storage/{storage}; add Datastore.AllocateTemplate there for images"
  source = "pve-storage 9.1.2 src/PVE/Storage.pm check_volume_access; qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_storage_access"
}

way "attach-a-disk" {
  step {
    need "VM.Config.Disk" { path = "/vms/{other}" }
    need "Datastore.Audit" { path = "/storage/{storage}" }
    need "VM.Config.Disk" { path = "/vms/{vmid}" }
    need "VM.Allocate" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with scsi1={storage}:vm-{other}-disk-0 attaches the disk of the guest whose disks it may configure to a guest of its own"
  }
  without "VM.Allocate" { path = "/vms/{other}" }
  yields = "data"
  usual  = true
  closes = "leave VM.Config.Disk out on guests that are not its own"
  source = "pve-storage 9.1.2 src/PVE/Storage.pm check_volume_access"
}

way "read-a-backup" {
  step {
    need "VM.Backup" { path = "/vms/{vmid}" }
    need "Datastore.AllocateSpace" { path = "/storage/{storage}" }
    call = "POST /nodes/{node}/vzdump"
    does = "backs the guest up"
  }
  step {
    need "VM.Backup" { path = "/vms/{vmid}" }
    need "Datastore.AllocateSpace" { path = "/storage/{storage}" }
    call = "GET /nodes/{node}/storage/{storage}/file-restore/download"
    does = "answers files out of the backup, where the storage is a Proxmox Backup Server"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "data"
  usual  = true
  closes = "let a job of the cluster make the backups, or grant Datastore.AllocateSpace on a storage without backups"
  source = "pve-manager 9.1.9 PVE/API2/VZDump.pm, PVE/VZDump.pm exec_backup; pve-storage 9.1.2 src/PVE/API2/Storage/FileRestore.pm download"
}

way "restore-a-backup" {
  since = "8.0"
  step {
    need "VM.Backup" { path = "/vms/{vmid}" }
    need "Datastore.AllocateSpace" { path = "/storage/{storage}" }
    call = "POST /nodes/{node}/vzdump"
    does = "backs the guest up"
  }
  step {
    need "VM.Allocate" { path = "/vms/{other}" }
    need "Datastore.AllocateSpace" { path = "/storage/{storage}" }
    need "SDN.Use" { path = "/sdn/zones/localnetwork/{bridge}" }
    call = "POST /nodes/{node}/qemu"
    does = "with archive restores it as a guest of its own"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "data"
  usual  = true
  closes = "let a job of the cluster make the backups, or leave VM.Backup out on guests that are not its own"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm create_vm; pve-storage 9.1.2 src/PVE/Storage.pm check_volume_access; real handlers: qemu.create from backup"
}

way "migrate-away" {
  since = "7.3"
  step {
    need "VM.Migrate" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/remote_migrate"
    does = "sends the guest with its disks to a cluster of its own: target host and token are parameters"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "data"
  usual  = true
  closes = "leave VM.Migrate out: automation that creates guests needs none"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm remote_migrate_vm"
}

way "read-guest-files" {
  since = "9.0"
  step {
    need "VM.GuestAgent.FileRead" { path = "/vms/{vmid}" }
    call = "GET /nodes/{node}/qemu/{vmid}/agent/file-read"
    does = "answers any file of the guest, read as root"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "data"
  usual  = true
  closes = "leave VM.GuestAgent.FileRead out, which PVEVMUser has since 9.0: VM.GuestAgent.Audit is enough for addresses"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu/Agent.pm file-read; real handlers: qemu.agent file-read"
}

way "read-guest-memory" {
  since = "9.0"
  step {
    need "Sys.Modify" { path = "/" }
    need "Sys.Audit" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/monitor"
    does = "with xp answers what stands in the guest's memory"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "data"
  usual  = true
  closes = "leave Sys.Modify out, or grant the role on /nodes/{node}"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm monitor, src/PVE/API2/Qemu/HMPPerms.pm xp"
}

way "write-guest-files" {
  since = "9.0"
  step {
    need "VM.GuestAgent.FileWrite" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/agent/file-write"
    does = "writes any file of the guest as root: a key, a job, a service"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.GuestAgent.FileWrite out, which PVEVMUser has since 9.0"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu/Agent.pm file-write; real handlers: qemu.agent file-write"
}

way "run-in-guest" {
  since = "9.0"
  step {
    need "VM.GuestAgent.Unrestricted" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/agent/exec"
    does = "runs any program in the guest as root"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.GuestAgent.Unrestricted out: VM.GuestAgent.Audit is enough for addresses"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu/Agent.pm exec; real handlers: qemu.agent exec"
}

way "run-in-guest-by-monitor" {
  removed = "9.0"
  step {
    need "VM.Monitor" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/agent/exec"
    does = "runs any program in the guest as root"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.Monitor out; since 9.0 VM.GuestAgent.Audit is enough for addresses"
  source = "qemu-server 8.4.10 PVE/API2/Qemu/Agent.pm"
}

way "set-a-password-by-cloud-init" {
  since = "6.3"
  step {
    need "VM.Config.Cloudinit" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with cipassword or sshkeys sets credentials of its own"
  }
  step {
    need "VM.PowerMgmt" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/status/reboot"
    does = "has a guest with cloud-init take them"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.Config.Cloudinit out"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_vm_modify_config_perm; real handlers: qemu.update option cipassword"
}

way "set-a-password-by-network" {
  step {
    need "VM.Config.Network" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with cipassword or sshkeys sets credentials of its own: for these VM.Config.Network does, too"
  }
  step {
    need "VM.PowerMgmt" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/status/reboot"
    does = "has a guest with cloud-init take them"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.Config.Network or VM.PowerMgmt out"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_vm_modify_config_perm; real handlers: qemu.update option cipassword"
}

way "boot-another-system" {
  step {
    need "VM.Config.CDROM" { path = "/vms/{vmid}" }
    need "Datastore.Audit" { path = "/storage/{storage}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "with ide2 puts an installation medium in"
  }
  step {
    need "VM.PowerMgmt" { path = "/vms/{vmid}" }
    need "VM.Console" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/qemu/{vmid}/vncproxy"
    does = "shows the console on which the guest starts from it, its disks open"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.Config.CDROM, VM.PowerMgmt or VM.Console out, or encrypt the guest's disks"
  source = "qemu-server 9.1.9 src/PVE/API2/Qemu.pm; pve-storage 9.1.2 src/PVE/Storage.pm check_volume_access"
}

way "open-a-container" {
  step {
    need "VM.Config.Options" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/lxc/{vmid}/config"
    does = "with cmode=shell has the console of a container ask for no login"
  }
  step {
    need "VM.Console" { path = "/vms/{vmid}" }
    call = "POST /nodes/{node}/lxc/{vmid}/termproxy"
    does = "opens a shell of root in the container"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "leave VM.Config.Options or VM.Console out"
  source = "pve-container 6.1.5 src/PVE/LXC.pm get_console_command; src/PVE/API2/LXC.pm termproxy; real handlers: lxc.update option cmode"
}
