#!/bin/bash
# Run once on a new node.
set -euo pipefail

pveum user add images@pve --password 'Tr0ub4dor-pve-9' --comment "builds images"
pveum user token add images@pve packer --privsep 0

pveum user add auditor@pam --comment "a system account"
pveum aclmod / -user auditor@pam -role PVEAuditor

pveum role add PVEOperator -privs "VM.Audit,VM.PowerMgmt"
pveum user token add root@pam ansible --privsep=0

# the storage for the backups
pvesm add pbs backups --server pbs.home.example --datastore main \
  --username 'sync@pbs!pve1' --password 'b2f86d03-41ce-4a97-9d58-e06c7b1fa294'
