#!/usr/bin/env bash
# Compares our HCL parser with HashiCorp's (npm @cdktf/hcl2json) on real files and on mutations of them.
# usage: tests/oracle/run.sh FOLDER [MUTATIONS=2000] [SEED=1]      needs node, npm and the .NET 10 SDK
set -euo pipefail
folder=$(cd "${1:?usage: run.sh FOLDER [MUTATIONS] [SEED]}" && pwd)
mutations=${2:-2000}
seed=${3:-1}
here=$(cd "$(dirname "$0")" && pwd)
# Keep it between runs with PVELINT_ORACLE; else it is thrown away.
work=${PVELINT_ORACLE:-$(mktemp -d)}
[ -n "${PVELINT_ORACLE:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"

[ -d "$work/node_modules/@cdktf/hcl2json" ] || npm install --silent --no-fund --no-audit --prefix "$work" @cdktf/hcl2json@0.21.0
cp "$here"/*.mjs "$work/"
dotnet build -c Release -v quiet --nologo "$here/../bench"
ours() { dotnet "$here/../bench/bin/Release/net10.0/Pvelint.Bench.dll" hcl-check "$1"; }

find "$folder" -type f \( -name '*.tf' -o -name '*.tfvars' \) | LC_ALL=C sort > "$work/real.txt"
rm -rf "$work/mutated"
node "$work/mutate.mjs" "$work/real.txt" "$work/mutated" "$mutations" "$seed" > "$work/mutated.txt"
status=0
for name in real mutated; do
  ours "$work/$name.txt" > "$work/$name.ours.jsonl"
  node "$work/hashicorp.mjs" "$work/$name.txt" > "$work/$name.hashicorp.jsonl"
  node "$work/compare.mjs" "$work/$name.ours.jsonl" "$work/$name.hashicorp.jsonl" "$name" || status=1
done
exit "$status"
