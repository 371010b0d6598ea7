data "proxmox_backup_jobs" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/backup/datasource.go"

  call "GET /cluster/backup" {
    on     = ["read"]
    source = "fwprovider/cluster/backup/datasource.go Read"
  }
}
