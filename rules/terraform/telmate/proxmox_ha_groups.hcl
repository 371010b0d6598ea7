data "proxmox_ha_groups" {
  source = "Telmate/terraform-provider-proxmox 225e289 proxmox/data_ha_group.go"

  call "GET /cluster/ha/groups" { on = ["read"] }

  note {
    when = true
    why  = "on Proxmox VE 9 HA groups become rules, and this data source finds none"
  }
}
