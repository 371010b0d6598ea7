#!/bin/bash
# A new secret for a token: delete and recreate, then grant again, because deleting a token drops its ACL entries.
set -euo pipefail

pveum user token remove ansible@pve playbooks
pveum user token add ansible@pve playbooks --privsep 1 --output-format json |
  jq -r .value | vault kv put -mount=kv proxmox/ansible token_secret=-
pveum acl modify /pool/production --tokens 'ansible@pve!playbooks' --roles PVEVMUser
