data "proxmox_hardware_mappings" {
  aliases = ["proxmox_virtual_environment_hardware_mappings"]
  source  = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/cluster/hardwaremapping/datasource.go"

  # Gives the mappings that can be seen.
  call "GET /cluster/mapping/dir" {
    on     = ["read"]
    when   = type == "dir"
    send   = { "check-node" = check_node }
    sees   = {}
    source = "fwprovider/cluster/hardwaremapping/datasource.go Read"
  }

  call "GET /cluster/mapping/pci" {
    on     = ["read"]
    when   = type == "pci"
    send   = { "check-node" = check_node }
    sees   = {}
    source = "fwprovider/cluster/hardwaremapping/datasource.go Read"
  }

  call "GET /cluster/mapping/usb" {
    on     = ["read"]
    when   = type == "usb"
    send   = { "check-node" = check_node }
    sees   = {}
    source = "fwprovider/cluster/hardwaremapping/datasource.go Read"
  }
}
