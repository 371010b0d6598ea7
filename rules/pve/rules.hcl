# What several endpoints need in the same words. A rule is called like a function, in "require" and "sees" of all files of this
# folder; it takes the arguments that it names, and gives the remaining ones as the list that "rest" names.

# What is looked for in a list, one object or several: one of the privileges on each; on all that is below where none is named.
rule "seen" {
  takes   = ["below", "names"]
  rest    = "privileges"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster.pm resources and its like"
  require = length(each(names)) == 0 ? perm_any(below, privileges...) : all([for name in each(names) : perm_any("${below}/${name}", privileges...)]...)
}

# The same, where what is not named is not looked for.
rule "seen_if_named" {
  takes   = ["below", "names"]
  rest    = "privileges"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster.pm resources and its like"
  require = all([for name in each(names) : perm_any("${below}/${name}", privileges...)]...)
}

rule "seen_vnets" {
  takes   = ["names"]
  source  = "pve-network 1.3.0 src/PVE/API2/Network/SDN/Vnets.pm index"
  require = length(each(names)) == 0 ? perm_any("/sdn/zones", "SDN.Audit", "SDN.Allocate") : all(
    [for name in each(names) : perm_any("/sdn/zones/${zone(name)}/${name}", "SDN.Audit", "SDN.Allocate")]...
  )
}

rule "seen_users" {
  takes   = ["names"]
  source  = "pve-access-control 9.1.1 src/PVE/API2/User.pm index"
  require = length(each(names)) == 0 ? perm_any("/access/groups", "User.Modify", "Sys.Audit") : all(
    [for name in each(names) : self(name) ? nothing() : user_group(name, "User.Modify", "Sys.Audit")]...
  )
}

# Who may change what is granted on a path: with Permissions.Modify, or as the one who may allocate what lies there.
rule "perm_modify" {
  takes   = ["path"]
  source  = "pve-access-control 9.1.1 src/PVE/RPCEnvironment.pm check_perm_modify"
  require = (
    matches(path, "^/*vms/+[^/]") ? perm_any(path, "Permissions.Modify", "VM.Allocate") :
    matches(path, "^/*storage/+[^/]") ? perm_any(path, "Permissions.Modify", "Datastore.Allocate") :
    matches(path, "^/*pool/+[^/]") ? perm_any(path, "Permissions.Modify", "Pool.Allocate") :
    perm(path, "Permissions.Modify")
  )
}

# Who grants a role without Permissions.Modify must hold all that is in it, with propagation where the entry propagates.
rule "superset_of_role" {
  takes   = ["path", "name", "propagates"]
  source  = "pve-access-control 9.1.1 src/PVE/API2/ACL.pm update_acl"
  require = name == "NoAccess" ? refused("granting NoAccess without Permissions.Modify") : all(
    [for privilege in role(name) : propagates ? propagated(path, privilege) : perm(path, privilege)]...
  )
}

# One of the privileges over a user: over all users, or over the members of a group that the user is in.
rule "user_group" {
  takes   = ["userid"]
  rest    = "privileges"
  source  = "pve-access-control 9.1.1 src/PVE/RPCEnvironment.pm exec_api2_perm_check, userid-group"
  require = any(
    perm_any("/access/groups", privileges...),
    [for name in groups(userid) : perm_any("/access/groups/${name}", privileges...)]...
  )
}

# The right to make and to remove users of the realm that a user is of.
rule "realm_user" {
  takes   = ["userid"]
  source  = "pve-access-control 9.1.1 src/PVE/RPCEnvironment.pm exec_api2_perm_check, userid-param"
  require = perm("/access/realm/${part(userid, "@([^@]+)$")}", "Realm.AllocateUser")
}

# Each guest that is named; everything where none is named.
rule "listed_guests" {
  takes   = ["vms"]
  rest    = "privileges"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/BulkAction/Guest.pm check_guest_permissions"
  require = length(list(vms)) == 0 ? perm("/", privileges...) : all([for id in list(vms) : perm("/vms/${id}", privileges...)]...)
}

# A task: the one who started it needs nothing. A user owns the tasks of its tokens too, a token only its own; the id of a task ends
# with who started it. One that is not named is the caller's own.
rule "task" {
  takes   = ["upid", "node", "privilege"]
  source  = "pve-manager 9.2.11 PVE/API2/Tasks.pm $check_task_user"
  require = !set(upid) || self(part(upid, ":([^:]+):[^:]*$")) || self(part(upid, ":([^:!]+)![^:]*:[^:]*$")) ? nothing() : perm("/nodes/${node}", privilege)
}

# What is taken out of a backup job counts like what is put in.
rule "backup_job_changes" {
  takes  = ["deleted"]
  source = "pve-manager 9.2.11 PVE/API2/Backup.pm assert_param_permission_common"
  require = all(
    all([for name in ["tmpdir", "dumpdir", "script", "job-id"] : when(contains(deleted, name), root_only("option ${name}"))]...),
    all([for name in ["bwlimit", "ionice", "performance"] : when(contains(deleted, name), perm("/", "Sys.Modify"))]...),
  )
}

# What a backup job is before it is changed.
rule "backup_job_now" {
  takes   = ["job"]
  source  = "pve-manager 9.2.11 PVE/API2/Backup.pm assert_param_permission_update"
  require = (
    is_known(job) && !set(job) ? nothing() :
    is_known(job) && set(job.dumpdir) ? root_only("a job with dumpdir") : perm("/storage/${default(job.storage, "local")}", "Datastore.Allocate")
  )
}
