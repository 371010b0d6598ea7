# Ways from a privilege to the whole cluster, to root on a host, or to all of its data: what it needs and where, the calls in
# order, what they yield, and what closes the way. A need in braces is met by an entry for any such object. The first need is the
# one that makes the difference: a finding points there. "yields" is cluster (every privilege), host (root on a node), data
# (every disk and backup) or subtree (every privilege from the entry's path down).

way "rewrite-a-role" {
  need "Sys.Modify" { path = "/access" }
  steps = [
    "PUT /access/roles/{roleid} with append=1 and privs=Permissions.Modify changes a custom role, also the one it holds: nobody checks that the caller has what it adds",
    "PUT /access/acl gives it Administrator on /",
  ]
  yields = "cluster"
  closes = "leave Sys.Modify out of the role, or grant the role on /nodes/{node}; Sys.AccessNetwork on the node is enough for downloads since 8.2"
  source = "pve-access-control 9.1.1 src/PVE/API2/Role.pm update_role; tried on a running 9.1"
}

way "mint-a-root-token" {
  since = "6.2"
  need "User.Modify" { path = "/access/groups" }
  steps = [
    "POST /access/users/root@pam/token/{tokenid} with privsep=0 answers the secret of a token that has every privilege",
  ]
  yields = "cluster"
  closes = "grant User.Modify on the one group /access/groups/{group} whose members it looks after"
  source = "pve-access-control 9.1.1 src/PVE/API2/User.pm generate_token; tried on a running 9.1"
}

way "grant-itself" {
  need "Permissions.Modify" { path = "/access" }
  steps = [
    "PUT /access/acl on /access gives it Administrator there, User.Modify and Sys.Modify among it",
    "POST /access/users/root@pam/token/{tokenid} with privsep=0 answers the secret of a token that has every privilege",
  ]
  yields = "cluster"
  closes = "leave Permissions.Modify out: VM.Allocate on /vms/{vmid}, Datastore.Allocate on /storage/{storage} or Pool.Allocate on /pool/{pool} may hand out what one holds oneself"
  source = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm update_acl; tried on a running 9.1"
}

way "grant-itself-below" {
  need "Permissions.Modify" { path = "*" }
  steps = [
    "PUT /access/acl on the path gives it any role there, Administrator too, and with propagate=1 on everything below, even where its own entry does not propagate",
  ]
  yields = "subtree"
  closes = "leave Permissions.Modify out: VM.Allocate on /vms/{vmid}, Datastore.Allocate on /storage/{storage} or Pool.Allocate on /pool/{pool} may hand out what one holds oneself"
  source = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm update_acl; tried on a running 9.1"
}

way "redirect-a-realm" {
  need "Realm.Allocate" { path = "/access/realm" }
  steps = [
    "PUT /access/domains/{realm} points an LDAP, AD or OpenID realm at a server of its own",
    "POST /access/ticket logs in as any user of that realm, administrators too",
  ]
  yields = "cluster"
  closes = "leave Realm.Allocate out: Realm.AllocateUser on /access/realm/{realm} is enough to add users"
  source = "pve-access-control 9.1.1 src/PVE/API2/Domains.pm update"
}

way "map-a-host-directory" {
  since = "8.4"
  need "Mapping.Modify" { path = "/mapping/dir" }
  need "Mapping.Use" { path = "/mapping/dir/{id}" }
  need "VM.Config.Disk" { path = "/vms/{vmid}" }
  steps = [
    "POST /cluster/mapping/dir maps the directory / of a node",
    "PUT /nodes/{node}/qemu/{vmid}/config with virtiofs0 hands it to a guest",
    "the guest reads and writes the node's files as root",
  ]
  yields = "host"
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/dir/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/Dir.pm create; qemu-server 9.1.9 src/PVE/API2/Qemu.pm check_dir_perm"
}

way "pass-a-host-device" {
  since = "8.0"
  need "Mapping.Modify" { path = "/mapping/pci" }
  need "Mapping.Use" { path = "/mapping/pci/{id}" }
  need "VM.Config.HWType" { path = "/vms/{vmid}" }
  steps = [
    "POST /cluster/mapping/pci maps any PCI device of a node, its disk controller too",
    "PUT /nodes/{node}/qemu/{vmid}/config with hostpci0 hands it to a guest",
  ]
  yields = "host"
  closes = "let an administrator define mappings, and leave the automation Mapping.Use on /mapping/pci/{id}"
  source = "pve-manager 9.1.9 PVE/API2/Cluster/Mapping/PCI.pm create; qemu-server 9.1.9 src/PVE/API2/Qemu.pm"
}

way "define-a-storage" {
  need "Datastore.Allocate" { path = "/storage" }
  steps = [
    "POST /storage defines a storage on any directory of a node or on a server of its own",
    "every disk and backup of every guest is open to it: volumes are not checked for their owner",
  ]
  yields = "data"
  closes = "grant Datastore.AllocateSpace and Datastore.Audit on /storage/{storage}; add Datastore.AllocateTemplate there for images"
  source = "pve-storage 9.1.2 src/PVE/API2/Storage/Config.pm create; src/PVE/Storage.pm check_volume_access"
}
