#!/bin/bash
set -e

pveum role add TerraformRole -privs "Datastore.AllocateSpace, Datastore.Audit,\
Pool.Allocate, SDN.Use,\
Sys.Audit, Sys.Console, Sys.Modify,\
VM.Allocate, VM.Audit, VM.Clone,\
VM.Config.CDROM, VM.Config.CPU, VM.Config.Cloudinit, VM.Config.Disk,\
VM.Config.HWType, VM.Config.Memory, VM.Config.Network, VM.Config.Options,\
VM.Migrate, VM.Monitor, VM.PowerMgmt"

pveum user add terraform@pve
pveum aclmod / -user terraform@pve -role TerraformRole
pveum user token add terraform@pve terraform-token --privsep 0
