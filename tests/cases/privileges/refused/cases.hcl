# Calls that Proxmox VE refused for want of a privilege, as their issues and repositories tell: the code of each stands in the folder of its
# name, and `pvelint privileges` on it must tell what was wanting.
#
#   pve         the release to ask about: that of the case, else a later one that checks the same
#   path        the path that Proxmox VE checked
#   privileges  what was wanting there; any one of them is enough
#   in          "grants", "open" (it may be needed), "impossible", or "demands" (all of them, by the tool itself); without privileges
#               root@pam alone may
#   on          where the answer grants it, if not on the path itself: guests that the code makes go by their pool, or by /vms
#   assume      what the code does not say
#
# A bare call of the API is here as code of a tool that makes the same call.

case "c01" {
  source     = "Telmate/terraform-provider-proxmox#798"
  pve        = "8.4"
  path       = "/sdn/zones/localnetwork/vmbr0"
  privileges = ["SDN.Use"]
  in         = "grants"
}

case "c02" {
  source     = "hashicorp/packer-plugin-proxmox#213"
  pve        = "8.4"
  path       = "/sdn/zones/localnetwork/vmbr0"
  privileges = ["SDN.Use"]
  in         = "grants"
}

case "c04" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/sdn/zones/localnetwork/vmbr1/20"
  privileges = ["SDN.Use"]
  in         = "grants"
  assume     = { "guest.9000.net0" = "virtio,bridge=vmbr1,tag=20" }
}

case "c07" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/sdn/zones/localnetwork/vmbr0/30"
  privileges = ["SDN.Use"]
  in         = "grants"
}

case "c08" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/sdn/zones/localnetwork/vmbr0"
  privileges = ["SDN.Use"]
  in         = "grants"
}

case "c10" {
  source     = "c0depool/c0depool-iac#2"
  pve        = "9.1"
  path       = "/vms/9700"
  privileges = ["VM.Allocate"]
  in         = "grants"
  on         = "/vms"
}

case "c11" {
  source     = "proxmoxer/proxmoxer#88"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Allocate"]
  in         = "grants"
  on         = "/vms"
}

case "c12" {
  source     = "hashicorp/packer-plugin-proxmox#281"
  pve        = "9.1"
  path       = "/pool/images"
  privileges = ["VM.Allocate"]
  in         = "grants"
}

case "c14" {
  source     = "Telmate/proxmox-api-go#366"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Allocate"]
  in         = "grants"
  on         = "/vms"
}

case "c16" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Allocate"]
  in         = "grants"
  on         = "/vms"
}

case "c17" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/9000"
  privileges = ["VM.Clone"]
  in         = "grants"
}

case "c18" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/200"
  privileges = ["VM.Clone"]
  in         = "grants"
  on         = "/vms"
}

case "c19" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/9162"
  privileges = ["VM.Clone"]
  in         = "grants"
}

case "c20" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/DD-sthings"
  privileges = ["Datastore.AllocateSpace"]
  in         = "open"
}

case "c22" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/{storage}"
  privileges = ["Datastore.AllocateSpace"]
  in         = "open"
}

case "c24" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Config.CDROM"]
  in         = "grants"
  on         = "/vms"
}

case "c26" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/9100"
  privileges = ["VM.Config.Cloudinit"]
  in         = "grants"
  on         = "/vms"
}

case "c27" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/9100"
  privileges = ["VM.Config.Cloudinit"]
  in         = "grants"
  on         = "/pool/images"
}

case "c28" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Config.HWType"]
  in         = "grants"
  on         = "/vms"
}

case "c29" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/9100"
  privileges = ["VM.Config.HWType"]
  in         = "grants"
  on         = "/vms"
}

case "c30" {
  source     = "a public repository"
  pve        = "9.2"
  path       = "/vms/100"
  privileges = ["VM.Config.HWType"]
  in         = "grants"
  on         = "/vms"
}

case "c31" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/950"
  privileges = ["VM.Config.HWType"]
  in         = "grants"
  on         = "/vms"
}

case "c32" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Config.HWType"]
  in         = "grants"
  on         = "/vms"
}

case "c33" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/2051"
  privileges = ["VM.Config.Memory"]
  in         = "grants"
  on         = "/vms"
}

case "c34" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/700"
  privileges = ["VM.Config.Options"]
  in         = "grants"
  on         = "/vms"
}

case "c35" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/102"
  privileges = ["VM.Config.Disk"]
  in         = "grants"
  on         = "/vms"
}

case "c38" {
  source     = "bpg/terraform-provider-proxmox#2183"
  pve        = "9.1"
  path       = "/vms/2000"
  privileges = ["VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted"]
  in         = "grants"
  on         = "/vms"
}

case "c39" {
  source     = "bpg/terraform-provider-proxmox#2091"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.GuestAgent.Audit"]
  in         = "grants"
  on         = "/vms"
}

case "c40" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/105"
  privileges = ["VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted"]
  in         = "grants"
  on         = "/vms"
}

case "c41" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/121"
  privileges = ["VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted"]
  in         = "grants"
  on         = "/pool/lab"
}

case "c43" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/200"
  privileges = ["VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted"]
  in         = "grants"
  on         = "/vms"
}

case "c44" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/9100"
  privileges = ["VM.GuestAgent.Audit", "VM.GuestAgent.Unrestricted"]
  in         = "grants"
  on         = "/vms"
}

case "c48" {
  source     = "bpg/terraform-provider-proxmox#1451"
  pve        = "9.1"
  path       = "/storage/cephfs"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c50" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Allocate"]
  in         = "grants"
}

case "c51" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Allocate"]
  in         = "grants"
}

case "c52" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c53" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c54" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c56" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c57" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c60" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.AllocateTemplate"]
  in         = "grants"
}

case "c63" {
  source     = "a public repository"
  pve        = "9.2"
  path       = "/nodes/pve1"
  privileges = ["Sys.AccessNetwork"]
  in         = "grants"
}

case "c64" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Allocate"]
  in         = "grants"
}

case "c66" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c67" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Allocate"]
  in         = "grants"
}

case "c68" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.AllocateTemplate"]
  in         = "grants"
}

case "c70" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/storage/local"
  privileges = ["Datastore.Audit", "Datastore.AllocateSpace"]
  in         = "grants"
}

case "c72" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c73" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c74" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c76" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c81" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c85" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c86" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c88" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c90" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c91" {
  source = "a public repository"
  pve    = "9.1"
  in     = "impossible"
}

case "c93" {
  source = "a public repository"
  pve    = "9.1"
  in     = "open"
}

case "c95" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/"
  privileges = ["Sys.Console"]
  in         = "grants"
}

case "c97" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/"
  privileges = ["Sys.Console"]
  in         = "grants"
}

case "c100" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/vms/120"
  privileges = ["VM.Migrate"]
  in         = "open"
  on         = "/vms"
}

case "c102" {
  source     = "a public repository"
  pve        = "9.2"
  path       = "/sdn/zones/localnetwork/vmbr9"
  privileges = ["SDN.Audit", "SDN.Use"]
  in         = "grants"
}

case "c104" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/pool/lab"
  privileges = ["Pool.Allocate"]
  in         = "grants"
  on         = "/pool"
}

case "c107" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/pool/guild"
  privileges = ["Pool.Audit"]
  in         = "grants"
}

case "c108" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/pool/proof"
  privileges = ["Pool.Allocate"]
  in         = "grants"
  on         = "/pool"
}

case "c109" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/access"
  privileges = ["Sys.Modify"]
  in         = "grants"
}

case "c111" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/mapping/pci/rtx-3090"
  privileges = ["Mapping.Use"]
  in         = "grants"
}

case "c112" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/mapping/pci/gpu"
  privileges = ["Mapping.Use"]
  in         = "grants"
}

case "c114" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/"
  privileges = ["Sys.Modify"]
  in         = "grants"
}

case "c117" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/"
  privileges = ["VM.Allocate"]
  in         = "demands"
}

case "c119" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/"
  privileges = ["VM.Monitor"]
  in         = "demands"
}

case "c120" {
  source     = "a public repository"
  pve        = "9.1"
  path       = "/"
  privileges = ["VM.Monitor"]
  in         = "demands"
}

case "c121" {
  source     = "a public repository"
  pve        = "8.4"
  path       = "/"
  privileges = ["Datastore.Audit", "Pool.Allocate", "Sys.Console", "VM.Migrate", "VM.Monitor"]
  in         = "demands"
}
