#!/bin/sh
set -eux
PVE_TOKEN_SECRET='7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17'
export PROXMOX_PASSWORD=kestrel-Mauve-42; export OTHER=1
pveum role add Deploy --privs VM.Allocate,VM.Monitor,VM.Clone
pveum role add Second --privs "VM.Audit VM.Clone VM.Monitor"
pveum role modify Third -privs "VM.Audit,\
VM.Monitors,\
VM.GuestAgent.Audit"
pveum user token add ci@pve deploy --privsep 0 --expire 1800000000
pveum acl modify /vms --tokens 'ci@pve!deploy' --roles Deploy
curl -sk -H "Authorization: PVEAPIToken=ci@pve!deploy=b2f86d03-41ce-4a97-9d58-e06c7b1fa294" https://pve.lab.internal:8006/api2/json/nodes
curl --insecure -H 'Authorization: PVEAPIToken=ci@pve!deploy=e95a3c70-d8b1-4f26-a3c9-1274f0be6d85' https://pve.lab.internal:8006/api2/json
curl -k \
  -b "PVEAuthCookie=$ticket" \
  https://pve.lab.internal:8006/api2/json/version
pveum user add ops@pve --password 'Tr0ub4dor-pve-9'
cv4pve-autosnap --host=pve.lab.internal --api-token=ci@pve!deploy=$PVE_TOKEN_SECRET snap
curl -b "PVEAuthCookie=PVE:root@pam:6A1B2C3D::kQ7w+ZpX3vB9sL1tY6uJ/d0hR2fG8mN4aCe5iKoPqWxEyTzUbVnMrHjSgDlFkQ7w+ZpX3vB9sL1tY6uJ/d0hR2fG8mN4aCe5iKoPqWxEyTzUbVnMrHjSgDlFkQ7w+ZpX3vB9sL1tY6uJ/d0hR2fG8mN4aCe5iKoPqWxEyTzUbVnMrHjSgDlFkQ7w+ZpX3vB9sL1tY6uJ/d0hR2fG8mN4aCe5iKoPqWxEyTzUbVnMrHjSgDlFkQ7w+ZpX3vB9sL1tY6uJ/d0hR2fG8mN4aCe5iKoPqWxEyTzUbVnMrHjSgDlFkQ7w+ZpX3vB9sL1tY6uJ/d0hR2fG8mN4aCe5iKoPqW==" https://pve.lab.internal:8006/api2/json/version
