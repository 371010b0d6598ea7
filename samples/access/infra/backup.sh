#!/bin/bash
set -euo pipefail

# The nightly job saves the shop's machines, and nothing else.
pveum role add Saver --privs "VM.Audit,VM.Backup"
pveum user add backup@pve --comment "nightly backups"
pveum user token add backup@pve nightly --privsep 1
pveum acl modify /pool/shop --users backup@pve --roles Saver
pveum acl modify /pool/shop --tokens 'backup@pve!nightly' --roles Saver
pveum acl modify /storage/backup --users backup@pve --tokens 'backup@pve!nightly' --roles PVEDatastoreUser

# The restore test may start what it restored.
pveum acl modify "/vms/$TEST_ID" --tokens 'backup@pve!nightly' --roles PVEVMUser
pveum acl modify /storage/scratch --tokens 'backup@pve!nightly' --roles PVEDatastoreUsers
