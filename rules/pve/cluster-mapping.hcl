# Mappings of devices and directories, and models of processors.
# What a "sees" names besides the path and the parameters is what is looked for: id of a mapping, cputype.

endpoint "GET /cluster/mapping" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping.pm index"
}

endpoint "GET /cluster/mapping/dir" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/Dir.pm index"
  params = ["check-node"]
  sees   = seen("/mapping/dir", id, "Mapping.Modify", "Mapping.Use", "Mapping.Audit")
}

endpoint "POST /cluster/mapping/dir" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/Dir.pm create"
  params  = ["description", "id", "map"]
  require = perm("/mapping/dir", "Mapping.Modify")
}

endpoint "GET /cluster/mapping/dir/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/Dir.pm get"
  require = perm_any("/mapping/dir/${id}", "Mapping.Use", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/mapping/dir/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/Dir.pm update"
  params  = ["delete", "description", "digest", "map"]
  require = perm("/mapping/dir/${id}", "Mapping.Modify")
}

endpoint "DELETE /cluster/mapping/dir/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/Dir.pm delete"
  require = perm("/mapping/dir", "Mapping.Modify")
}

endpoint "GET /cluster/mapping/pci" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/PCI.pm index"
  params = ["check-node"]
  sees   = seen("/mapping/pci", id, "Mapping.Modify", "Mapping.Use", "Mapping.Audit")
}

endpoint "POST /cluster/mapping/pci" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/PCI.pm create"
  params  = ["description", "id", "live-migration-capable", "map", "mdev"]
  require = perm("/mapping/pci", "Mapping.Modify")
}

endpoint "GET /cluster/mapping/pci/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/PCI.pm get"
  require = perm_any("/mapping/pci/${id}", "Mapping.Use", "Mapping.Modify", "Mapping.Audit")
}

endpoint "PUT /cluster/mapping/pci/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/PCI.pm update"
  params  = ["delete", "description", "digest", "live-migration-capable", "map", "mdev"]
  require = perm("/mapping/pci/${id}", "Mapping.Modify")
}

endpoint "DELETE /cluster/mapping/pci/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/PCI.pm delete"
  require = perm("/mapping/pci", "Mapping.Modify")
}

endpoint "GET /cluster/mapping/usb" {
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/USB.pm index"
  params = ["check-node"]
  sees   = seen("/mapping/usb", id, "Mapping.Modify", "Mapping.Use", "Mapping.Audit")
}

endpoint "POST /cluster/mapping/usb" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/USB.pm create"
  params  = ["description", "id", "map"]
  require = perm("/mapping/usb", "Mapping.Modify")
}

endpoint "GET /cluster/mapping/usb/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/USB.pm get"
  require = perm_any("/mapping/usb/${id}", "Mapping.Audit", "Mapping.Use", "Mapping.Modify")
}

endpoint "PUT /cluster/mapping/usb/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/USB.pm update"
  params  = ["delete", "description", "digest", "map"]
  require = perm("/mapping/usb/${id}", "Mapping.Modify")
}

endpoint "DELETE /cluster/mapping/usb/{id}" {
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Mapping/USB.pm delete"
  require = perm("/mapping/usb", "Mapping.Modify")
}

endpoint "GET /cluster/qemu" {
  since  = "9.2"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu.pm index"
}

endpoint "GET /cluster/qemu/cpu-flags" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu/CPUFlags.pm index"
  params  = ["accel", "arch"]
  require = any(perm("/nodes", "Sys.Audit"), perm_any("/mapping/cpu", "Mapping.Audit", "Mapping.Use", "Mapping.Modify"))
}

endpoint "GET /cluster/qemu/custom-cpu-models" {
  since  = "9.2"
  source = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu/CustomCPUModels.pm config"
  sees   = seen("/mapping/cpu", cputype, "Mapping.Audit", "Mapping.Use", "Mapping.Modify")
}

endpoint "POST /cluster/qemu/custom-cpu-models" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu/CustomCPUModels.pm create"
  params  = ["cputype", "flags", "guest-phys-bits", "hidden", "hv-vendor-id", "level", "phys-bits", "reported-model"]
  require = perm("/mapping/cpu", "Mapping.Modify")
}

endpoint "GET /cluster/qemu/custom-cpu-models/{cputype}" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu/CustomCPUModels.pm info"
  require = perm_any("/mapping/cpu/${cputype}", "Mapping.Audit", "Mapping.Use", "Mapping.Modify")
}

endpoint "PUT /cluster/qemu/custom-cpu-models/{cputype}" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu/CustomCPUModels.pm update"
  params  = ["delete", "digest", "flags", "guest-phys-bits", "hidden", "hv-vendor-id", "level", "phys-bits", "reported-model"]
  require = perm("/mapping/cpu/${cputype}", "Mapping.Modify")
}

endpoint "DELETE /cluster/qemu/custom-cpu-models/{cputype}" {
  since   = "9.2"
  source  = "pve-manager 9.2.11 PVE/API2/Cluster/Qemu/CustomCPUModels.pm delete"
  require = perm("/mapping/cpu/${cputype}", "Mapping.Modify")
}
