# Ways from a privilege to more: to the whole cluster, to root on a host, to guests and to data that are not one's own. A step
# names what its call needs and where, the call, and what it does; a step without needs follows by itself. A path in braces stands
# for any such object, the same word for the same object in the whole way; "*" for any path. The first need is the one that makes
# the difference: a finding points there. "yields" is cluster (every privilege), host (root on a node), guests (control of a guest),
# data (disks and backups) or subtree (every privilege from the entry's path down). "gives" is what joins what one may do, from where
# the search goes on: path (any role there), roles (every privilege in every custom role), members (to be each member of the
# group), membership (to be a new one), realm-users, realm-groups. Who holds what "without" names gains nothing by the way. What is
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

way "hold-a-guest" {
  step {
    need "VM.Allocate" { path = "/vms/{vmid}" }
    need "VM.Config.Options" { path = "/vms/{vmid}" }
    call = "PUT /nodes/{node}/qemu/{vmid}/config"
    does = "and every other call on the guest are open to it"
  }
  without "VM.Allocate" { path = "/vms/{vmid}" }
  yields = "guests"
  usual  = true
  closes = "what closes the steps before"
  source = "pve-manager 9.1.9; every call below /nodes/{node}/qemu/{vmid} asks on /vms/{vmid}"
}
