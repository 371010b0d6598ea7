#!/bin/sh
pveum role add Provisioner -privs "Datastore.AllocateSpace Datastore.AllocateTemplate Datastore.Audit Sys.Audit VM.Allocate VM.Audit VM.Clone VM.Config.CDROM VM.Config.CPU VM.Config.Cloudinit VM.Config.Disk VM.Config.HWType VM.Config.Memory VM.Config.Network VM.Console VM.Monitor VM.PowerMgmt"
pveum user add provisioner@pve
pveum user token add provisioner@pve iac
pveum aclmod / -token 'provisioner@pve!iac' -role Provisioner
