data "proxmox_hardware_pci" {
  source = "bpg/terraform-provider-proxmox v0.111.1 fwprovider/nodes/hardware/datasource_pci.go"

  call "GET /nodes/{node}/hardware/pci" {
    on     = ["read"]
    path   = { node = node_name }
    send   = { "pci-class-blacklist" = length(pci_class_blacklist[*]) > 0 ? pci_class_blacklist : null }
    source = "fwprovider/nodes/hardware/datasource_pci.go Read"
  }
}
