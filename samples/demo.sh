#!/bin/sh
# From code to a token and back, on a simulated Proxmox VE:
#   dotnet run --project src/Pvelint.Sandbox -- -- samples/demo.sh
set -eu
cd "$(dirname "$0")/.."
secrets=$(mktemp -d)
trap 'rm -rf "$secrets"' EXIT
pvelint() { echo "\$ pvelint $*"; ${PVELINT:-dotnet run --project src/Pvelint --} "$@" --fingerprint "$PVELINT_SANDBOX_FINGERPRINT"; echo; }

pvelint provision samples/homelab-clean/terraform --yes --to "$secrets/.env"
(unset PROXMOX_VE_USERNAME PROXMOX_VE_PASSWORD; set -a; . "$secrets/.env"; pvelint validate samples/homelab-clean/terraform)
pvelint rotate 'terraform@pve!automation' --yes --to "$secrets/.env"
pvelint revoke --all-of terraform@pve --yes
