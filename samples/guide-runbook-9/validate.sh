#!/usr/bin/env bash
# Reads the token from terraform.tfvars and asks for the version.
set -euo pipefail
token=$(sed -n 's/^proxmox_api_token *= *"\(.*\)"/\1/p' terraform.tfvars)
curl -s -k -H "Authorization: PVEAPIToken=$token" https://192.0.2.20:8006/api2/json/version
