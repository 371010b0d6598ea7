# Disks and other hardware of a node, and storages that can be seen from it.

endpoint "GET /nodes/{node}/disks" {
  source = "pve-storage 9.1.7 src/PVE/API2/Disks.pm index"
}

endpoint "GET /nodes/{node}/disks/directory" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/Directory.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /nodes/{node}/disks/directory" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/Directory.pm create"
  params  = ["add_storage", "device", "filesystem", "name"]
  require = all(perm("/", "Sys.Modify"), when(yes(add_storage), perm("/storage", "Datastore.Allocate")))
}

endpoint "DELETE /nodes/{node}/disks/directory/{name}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/Directory.pm delete"
  params  = ["cleanup-config", "cleanup-disks"]
  require = all(perm("/", "Sys.Modify"), when(yes(cleanup-config), perm("/storage", "Datastore.Allocate")))
}

endpoint "POST /nodes/{node}/disks/initgpt" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks.pm initgpt"
  params  = ["disk", "uuid"]
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/disks/list" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks.pm list"
  params  = ["include-partitions", "skipsmart", "type"]
  require = any(perm("/", "Sys.Audit"), perm("/nodes/${node}", "Sys.Audit"))
}

endpoint "GET /nodes/{node}/disks/lvm" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/LVM.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /nodes/{node}/disks/lvm" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/LVM.pm create"
  params  = ["add_storage", "device", "name"]
  require = all(perm("/", "Sys.Modify"), when(yes(add_storage), perm("/storage", "Datastore.Allocate")))
}

endpoint "DELETE /nodes/{node}/disks/lvm/{name}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/LVM.pm delete"
  params  = ["cleanup-config", "cleanup-disks"]
  require = all(perm("/", "Sys.Modify"), when(yes(cleanup-config), perm("/storage", "Datastore.Allocate")))
}

endpoint "GET /nodes/{node}/disks/lvmthin" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/LVMThin.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /nodes/{node}/disks/lvmthin" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/LVMThin.pm create"
  params  = ["add_storage", "device", "name"]
  require = all(perm("/", "Sys.Modify"), when(yes(add_storage), perm("/storage", "Datastore.Allocate")))
}

endpoint "DELETE /nodes/{node}/disks/lvmthin/{name}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/LVMThin.pm delete"
  params  = ["cleanup-config", "cleanup-disks", "volume-group"]
  require = all(perm("/", "Sys.Modify"), when(yes(cleanup-config), perm("/storage", "Datastore.Allocate")))
}

endpoint "GET /nodes/{node}/disks/smart" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks.pm smart"
  params  = ["disk", "healthonly"]
  require = perm("/", "Sys.Audit")
}

endpoint "PUT /nodes/{node}/disks/wipedisk" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks.pm wipe_disk"
  params  = ["disk"]
  require = root_only("this call")
}

endpoint "GET /nodes/{node}/disks/zfs" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/ZFS.pm index"
  require = perm("/", "Sys.Audit")
}

endpoint "POST /nodes/{node}/disks/zfs" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/ZFS.pm create"
  params  = ["add_storage", "ashift", "compression", "devices", "draid-config", "name", "raidlevel"]
  require = all(perm("/", "Sys.Modify"), when(yes(add_storage), perm("/storage", "Datastore.Allocate")))
}

endpoint "GET /nodes/{node}/disks/zfs/{name}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/ZFS.pm detail"
  require = perm("/", "Sys.Audit")
}

endpoint "DELETE /nodes/{node}/disks/zfs/{name}" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Disks/ZFS.pm delete"
  params  = ["cleanup-config", "cleanup-disks"]
  require = all(perm("/", "Sys.Modify"), when(yes(cleanup-config), perm("/storage", "Datastore.Allocate")))
}

endpoint "GET /nodes/{node}/hardware" {
  source = "pve-manager 9.2.11 PVE/API2/Hardware.pm index"
}

endpoint "GET /nodes/{node}/hardware/pci" {
  source  = "pve-manager 9.2.11 PVE/API2/Hardware/PCI.pm pci_scan"
  params  = ["pci-class-blacklist", "verbose"]
  require = perm_any("/", "Sys.Audit", "Sys.Modify")
}

endpoint "GET /nodes/{node}/hardware/pci/{pci-id-or-mapping}" {
  source = "pve-manager 9.2.11 PVE/API2/Hardware/PCI.pm pci_index"
}

endpoint "GET /nodes/{node}/hardware/pci/{pci-id-or-mapping}/mdev" {
  source  = "pve-manager 9.2.11 PVE/API2/Hardware/PCI.pm mdevscan"
  require = perm_any("/", "Sys.Audit", "Sys.Modify")
}

endpoint "GET /nodes/{node}/hardware/usb" {
  source  = "pve-manager 9.2.11 PVE/API2/Hardware/USB.pm usbscan"
  require = perm("/", "Sys.Modify")
}

endpoint "GET /nodes/{node}/scan" {
  source = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm index"
}

endpoint "GET /nodes/{node}/scan/cifs" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm cifsscan"
  params  = ["domain", "password", "server", "username"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/glusterfs" {
  until   = "9.0"
  source  = "pve-storage 8.3.8 src/PVE/API2/Storage/Scan.pm glusterfsscan"
  params  = ["server"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/iscsi" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm iscsiscan"
  params  = ["portal"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/lvm" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm lvmscan"
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/lvmthin" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm lvmthinscan"
  params  = ["vg"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/nfs" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm nfsscan"
  params  = ["server"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/pbs" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm pbsscan"
  params  = ["fingerprint", "password", "port", "server", "username"]
  require = perm("/storage", "Datastore.Allocate")
}

endpoint "GET /nodes/{node}/scan/zfs" {
  source  = "pve-storage 9.1.7 src/PVE/API2/Storage/Scan.pm zfsscan"
  require = perm("/storage", "Datastore.Allocate")
}
