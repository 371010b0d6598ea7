# What changes the content of a storage: upload, download, allocate, remove.

endpoint "POST /nodes/{node}/storage/{storage}/content" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Content.pm create"
  params  = ["filename", "format", "size", "vmid"]
  require = perm("/storage/${storage}", "Datastore.AllocateSpace")
}

endpoint "POST /nodes/{node}/storage/{storage}/content/{volume}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Content.pm copy"
  params  = ["target", "target_node"]
  require = root_only("this call")
}

endpoint "PUT /nodes/{node}/storage/{storage}/content/{volume}" {
  source = "pve-storage 9.1.7 src/PVE/API2/Storage/Content.pm updateattributes"
  params = ["notes", "protected"]
  require = volume_access(null, volume_of(storage, volume))
}

endpoint "DELETE /nodes/{node}/storage/{storage}/content/{volume}" {
  source = "pve-storage 9.1.7 src/PVE/API2/Storage/Content.pm delete"
  params = ["delay"]
  require = volume_delete(storage, volume(volume_of(storage, volume)))
}

endpoint "POST /nodes/{node}/storage/{storage}/download-url" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm download_url"
  params  = ["checksum", "checksum-algorithm", "compression", "content", "filename", "url", "verify-certificates"]
  require = all(
    perm("/storage/${storage}", "Datastore.AllocateTemplate"),
    any(perm("/", "Sys.Audit", "Sys.Modify"), perm("/nodes/${node}", "Sys.AccessNetwork"))
  )
}

endpoint "POST /nodes/{node}/storage/{storage}/oci-registry-pull" {
  since   = "9.1"
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm oci_registry_pull"
  params  = ["filename", "reference"]
  require = all(perm("/storage/${storage}", "Datastore.AllocateTemplate"), perm("/nodes/${node}", "Sys.AccessNetwork"))
}

endpoint "DELETE /nodes/{node}/storage/{storage}/prunebackups" {
  source = "pve-storage 9.1.7 src/PVE/API2/Storage/PruneBackups.pm delete"
  params = ["prune-backups", "type", "vmid"]
  require = set(vmid) ? all(perm("/storage/${storage}", "Datastore.AllocateSpace"), perm("/vms/${vmid}", "VM.Backup")) : perm("/storage/${storage}", "Datastore.Allocate")
}

endpoint "POST /nodes/{node}/storage/{storage}/upload" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Status.pm upload"
  params  = ["checksum", "checksum-algorithm", "content", "filename", "tmpfilename"]
  require = perm("/storage/${storage}", "Datastore.AllocateTemplate")
}
