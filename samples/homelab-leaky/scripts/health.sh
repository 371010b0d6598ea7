#!/bin/sh
set -x
base=https://pve1.home.example:8006/api2/json
token_name='metrics@pve!prometheus'
token_uuid='b2f86d03-41ce-4a97-9d58-e06c7b1fa294'

curl -k -s -H "Authorization: PVEAPIToken=$token_name=$token_uuid" "$base/nodes"
curl -s -H "Authorization: PVEAPIToken=metrics@pve!prometheus=b2f86d03-41ce-4a97-9d58-e06c7b1fa294" "$base/cluster/status"
wget -q -O - "https://root%40pam:Tr0ub4dor-pve-9@pve2.home.example:8006/api2/json/version"

# loopback: nobody sits in between
curl -k -s https://127.0.0.1:8006/
