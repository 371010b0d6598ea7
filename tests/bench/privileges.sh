#!/usr/bin/env bash
# How long it takes to compute what 2,000 files with a virtual machine each need, beside rg, which only reads them.
# usage: tests/bench/privileges.sh [FILES [RUNS]]     needs the .NET SDK, rg, GNU time and python3
# Exit code 1 where a bar is missed: 2 s wall, 300 MB (medians).
set -euo pipefail
cd "$(dirname "$0")/../.."
files=${1:-2000}
runs=${2:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet pack src/Pvelint -c Release -o "$work/packages" --nologo -v quiet >&2
dotnet tool install pvelint --tool-path "$work/tool" --add-source "$work/packages" --no-cache >&2
python3 - "$work/tree" "$files" <<'PY'
import os, sys
folder, count = sys.argv[1], int(sys.argv[2])
os.makedirs(folder)
with open(f"{folder}/main.tf", "w") as main:
    main.write('terraform {\n  required_providers {\n    proxmox = { source = "bpg/proxmox", version = "0.111.1" }\n  }\n}\nvariable "node" { default = "pve1" }\n')
for i in range(count):
    with open(f"{folder}/vm{i}.tf", "w") as file:
        file.write(f'''resource "proxmox_virtual_environment_vm" "vm{i}" {{
  name      = "vm{i}"
  node_name = var.node
  vm_id     = {1000 + i}
  pool_id   = "{"prod" if i % 2 else "test"}"
  tags      = ["terraform", "web"]
  clone {{
    vm_id = 9000
  }}
  cpu {{
    cores = {1 + i % 8}
  }}
  memory {{
    dedicated = {1024 * (1 + i % 4)}
  }}
  disk {{
    datastore_id = "local-lvm"
    interface    = "scsi0"
    size         = {20 + i % 30}
  }}
  network_device {{
    bridge  = "vmbr{i % 3}"
    vlan_id = {i % 100}
  }}
  initialization {{
    ip_config {{
      ipv4 {{
        address = "10.0.{i // 250}.{i % 250}/24"
      }}
    }}
  }}
}}
''')
PY

measure() { for _ in $(seq "$runs"); do /usr/bin/time -f '%e %U %M' -a -o "$work/$1.times" "${@:2}" > "$work/out" 2> /dev/null || [ $? -eq 1 ]; done; }
median() { sort -n -k "$2" "$work/$1.times" | awk -v column="$2" '{ value[NR] = $column } END { print value[int((NR + 1) / 2)] }'; }
measure rg rg -c '^resource' "$work/tree"
measure tool "$work/tool/pvelint" privileges "$work/tree" --format json
printf 'rg          %s s\n' "$(median rg 1)"
printf 'privileges  %s s wall, %s s processor, %s MB\n' "$(median tool 1)" "$(median tool 2)" "$(($(median tool 3) / 1024))"
awk -v wall="$(median tool 1)" -v floor="$(median rg 1)" -v memory="$(($(median tool 3) / 1024))" 'BEGIN { if (floor > 0) printf "%.0f x rg\n", wall / floor; exit wall > 2 || memory > 300 }'
