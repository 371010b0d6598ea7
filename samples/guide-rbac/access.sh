#!/bin/bash
set -euo pipefail

# Ansible starts and stops what stands in the pool "production".
pveum user add ansible@pve --comment "Ansible"
pveum user token add ansible@pve playbooks --privsep 1
pveum acl modify /pool/production --users ansible@pve --roles PVEVMUser
pveum acl modify /pool/production --tokens 'ansible@pve!playbooks' --roles PVEVMUser

# The backup job of one machine may take snapshots of it, no more.
pveum role add SnapshotTaker --privs "VM.Audit VM.Snapshot"
pveum user add snapshots@pve --comment "nightly snapshots"
pveum user token add snapshots@pve nightly --privsep 1
pveum acl modify /vms/140 --users snapshots@pve --roles SnapshotTaker
pveum acl modify /vms/140 --tokens 'snapshots@pve!nightly' --roles SnapshotTaker

# The domain controller stands in the pool, but Ansible keeps its hands off.
pveum acl modify /vms/101 --users ansible@pve --roles NoAccess
