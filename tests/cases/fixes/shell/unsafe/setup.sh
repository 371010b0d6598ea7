#!/bin/sh
set -eu
PVE_TOKEN_SECRET="${PVE_TOKEN_SECRET:?}"
export PROXMOX_PASSWORD="${PROXMOX_PASSWORD:?}"; export OTHER=1
pveum role add Deploy --privs VM.Allocate,VM.GuestAgent.Audit,VM.Clone
pveum role add Second --privs "VM.Audit VM.Clone VM.GuestAgent.Audit"
pveum role modify Third -privs "VM.Audit,\
VM.GuestAgent.Audit"
pveum user token add ci@pve deploy --privsep 1 --expire 1800000000
pveum acl modify /vms --tokens 'ci@pve!deploy' --roles Deploy
curl -s -H "Authorization: PVEAPIToken=ci@pve!deploy=${PROXMOX_TOKEN_SECRET}" https://pve.lab.internal:8006/api2/json/nodes
curl -H 'Authorization: PVEAPIToken=ci@pve!deploy='"${PROXMOX_TOKEN_SECRET_2}" https://pve.lab.internal:8006/api2/json
curl \
  -b "PVEAuthCookie=$ticket" \
  https://pve.lab.internal:8006/api2/json/version
pveum user add ops@pve --password "${PROXMOX_PASSWORD_2}"
cv4pve-autosnap --validate-certificate --host=pve.lab.internal --api-token=ci@pve!deploy=$PVE_TOKEN_SECRET snap
curl -b "PVEAuthCookie=${PROXMOX_TICKET}" https://pve.lab.internal:8006/api2/json/version
