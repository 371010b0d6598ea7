data "proxmox_acme_accounts" {
  aliases = ["proxmox_virtual_environment_acme_accounts"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/acme/datasource_acme_accounts.go"

  call "GET /cluster/acme/account" {
    on     = ["read"]
    source = "fwprovider/cluster/acme/datasource_acme_accounts.go Read"
  }
}
