#!/bin/bash
# Run once on a node. Users have no password: they are there for their tokens alone.
set -euo pipefail
expire=$(date -d '+180 days' +%s)

pveum pool add homelab

pveum role add HomelabGuests -privs "Pool.Audit VM.Allocate VM.Audit VM.Clone VM.PowerMgmt VM.GuestAgent.Audit VM.Config.CPU VM.Config.Memory VM.Config.Disk VM.Config.Network VM.Config.Options VM.Config.HWType VM.Config.Cloudinit VM.Config.CDROM"
pveum role add HomelabDisks -privs "Datastore.AllocateSpace Datastore.Audit"
pveum role add HomelabNet -privs "SDN.Use"

pveum user add terraform@pve --expire "$expire" --comment "runs Terraform"
pveum user token add terraform@pve homelab --privsep 1 --expire "$expire"

pveum acl modify /pool/homelab -user terraform@pve -role HomelabGuests
pveum acl modify /pool/homelab -token 'terraform@pve!homelab' -role HomelabGuests
pveum acl modify /storage/local-zfs -user terraform@pve -role HomelabDisks
pveum acl modify /storage/local-zfs -token 'terraform@pve!homelab' -role HomelabDisks
pveum acl modify /sdn/zones/localnetwork/vmbr0 -user terraform@pve -role HomelabNet
pveum acl modify /sdn/zones/localnetwork/vmbr0 -token 'terraform@pve!homelab' -role HomelabNet

pveum user add metrics@pve --expire "$expire" --comment "reads figures"
pveum user token add metrics@pve prometheus --privsep 1 --expire "$expire"
pveum acl modify /nodes/pve1 -user metrics@pve -role PVEAuditor
pveum acl modify /nodes/pve1 -token 'metrics@pve!prometheus' -role PVEAuditor
