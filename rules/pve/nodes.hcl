# A node: its state, shell, settings, and actions on all of its guests.
# What a "sees" names besides the path and the parameters is what is looked for: node.

endpoint "GET /nodes" {
  source = "pve-manager 9.2.11 PVE/API2/Nodes.pm index"
  sees   = seen("/nodes", node, "Sys.Audit")
  note   = "a node is always listed; its figures need Sys.Audit on it"
}

endpoint "GET /nodes/{node}" {
  source = "pve-manager 9.2.11 PVE/API2/Nodes.pm index"
}

endpoint "GET /nodes/{node}/aplinfo" {
  source = "pve-manager 9.2.11 PVE/API2/Nodes.pm aplinfo"
}

endpoint "POST /nodes/{node}/aplinfo" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm apl_download"
  params  = ["storage", "template"]
  require = perm("/storage/${storage}", "Datastore.AllocateTemplate")
}

endpoint "GET /nodes/{node}/config" {
  source  = "pve-manager 9.2.11 PVE/API2/NodeConfig.pm get_config"
  params  = ["property"]
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/config" {
  source  = "pve-manager 9.2.11 PVE/API2/NodeConfig.pm set_options"
  params  = [
    "acme", "acmedomain[n]", "ballooning-target", "delete", "description", "digest", "location >= 9.2", "startall-onboot-delay",
    "wakeonlan",
  ]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/dns" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm dns"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/dns" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm update_dns"
  params  = ["dns1", "dns2", "dns3", "search"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "POST /nodes/{node}/execute" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm execute"
  params  = ["commands"]
  require = root_only("this call")
}

endpoint "GET /nodes/{node}/hosts" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm get_etc_hosts"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /nodes/{node}/hosts" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm write_etc_hosts"
  params  = ["data", "digest"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/journal" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm journal"
  params  = [
    "endcursor", "identifiers >= 9.2", "kernel >= 9.2", "lastentries", "priority >= 9.2", "service >= 9.2", "since",
    "startcursor", "structured >= 9.2", "unit >= 9.2", "units >= 9.2", "until",
  ]
  require = perm("/nodes/${node}", "Sys.Syslog")
}

endpoint "POST /nodes/{node}/migrateall" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm migrateall"
  params  = ["max-workers >= 9.1", "maxworkers", "target", "vms", "with-local-disks"]
  require = any(perm("/", "VM.Migrate"), listed_guests(vms, "VM.Migrate"))
}

endpoint "GET /nodes/{node}/netstat" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm netstat"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /nodes/{node}/query-oci-repo-tags" {
  since   = "9.1"
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm query_oci_repo_tags"
  params  = ["reference"]
  require = perm("/nodes/${node}", "Sys.AccessNetwork")
}

endpoint "GET /nodes/{node}/query-url-metadata" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm query_url_metadata"
  params  = ["url", "verify-certificates"]
  require = any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/nodes/${node}", "Sys.AccessNetwork"))
}

endpoint "GET /nodes/{node}/report" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm report"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /nodes/{node}/rrd" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm rrd"
  params  = ["cf", "ds", "timeframe"]
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "GET /nodes/{node}/rrddata" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm rrddata"
  params  = ["cf", "timeframe"]
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "POST /nodes/{node}/spiceshell" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm spiceshell"
  params  = ["cmd", "cmd-opts", "proxy"]
  require = all(
    perm("/nodes/${node}", "Sys.Console"),
    when(default(cmd, "login") != "login", root_only("a shell that does not ask for a login")),
  )
  note    = "an API token gets an error, since its id is no user name; anybody but root@pam must log in"
}

endpoint "POST /nodes/{node}/startall" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm startall"
  params  = ["force", "max-workers >= 9.1", "vms"]
  require = any(perm("/", "VM.PowerMgmt"), listed_guests(vms, "VM.PowerMgmt"))
}

endpoint "GET /nodes/{node}/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm status"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "POST /nodes/{node}/status" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm node_cmd"
  params  = ["command"]
  require = perm("/nodes/${node}", "Sys.PowerMgmt")
}

endpoint "POST /nodes/{node}/stopall" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm stopall"
  params  = ["force-stop", "max-workers >= 9.1", "timeout", "vms"]
  require = any(perm("/", "VM.PowerMgmt"), listed_guests(vms, "VM.PowerMgmt"))
}

endpoint "POST /nodes/{node}/suspendall" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm suspendall"
  params  = ["max-workers >= 9.1", "vms"]
  require = any(
    perm("/", "VM.PowerMgmt", "VM.Config.Disk"),
    length(list(vms)) == 0 ? perm("/", "VM.PowerMgmt", "VM.Config.Disk") : listed_guests(vms, "VM.PowerMgmt"),
  )
  note    = "a guest is passed over where the caller lacks VM.Config.Disk on it, or Datastore.AllocateSpace on the storage that its state goes to"
}

endpoint "GET /nodes/{node}/syslog" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm syslog"
  params  = ["limit", "service", "since", "start", "until"]
  require = perm("/nodes/${node}", "Sys.Syslog")
}

endpoint "POST /nodes/{node}/termproxy" {
  until   = "9.1"
  source  = "pve-manager 8.4.21 PVE/API2/Nodes.pm termproxy"
  params  = ["cmd", "cmd-opts"]
  require = perm("/nodes/${node}", "Sys.Console")
  note    = "an API token gets an error, since its id is no user name; anybody but root@pam must log in"
}

endpoint "POST /nodes/{node}/termproxy" {
  since   = "9.1"
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm termproxy"
  params  = ["cmd", "cmd-opts"]
  require = perm("/nodes/${node}", "Sys.Console")
  note    = "anybody but root@pam must log in"
}

endpoint "GET /nodes/{node}/time" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm time"
  require = perm("/nodes/${node}", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/time" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm set_timezone"
  params  = ["timezone"]
  require = perm("/nodes/${node}", "Sys.Modify")
}

endpoint "GET /nodes/{node}/version" {
  source = "pve-manager 9.2.11 PVE/API2/Nodes.pm version"
}

endpoint "POST /nodes/{node}/vncshell" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm vncshell"
  params  = ["cmd", "cmd-opts", "height", "websocket", "width"]
  require = all(
    perm("/nodes/${node}", "Sys.Console"),
    when(default(cmd, "login") != "login", root_only("a shell that does not ask for a login")),
  )
  note    = "an API token gets an error, since its id is no user name; anybody but root@pam must log in"
}

endpoint "GET /nodes/{node}/vncwebsocket" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm vncwebsocket"
  params  = ["port", "vncticket"]
  require = perm("/nodes/${node}", "Sys.Console")
}

endpoint "POST /nodes/{node}/wakeonlan" {
  source  = "pve-manager 9.2.11 PVE/API2/Nodes.pm wakeonlan"
  require = perm("/nodes/${node}", "Sys.PowerMgmt")
}
