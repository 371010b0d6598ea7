#!/usr/bin/env bash
# Mends copies of the samples, of tests/cases/fixes and of every folder that is given, and holds that HashiCorp's parser takes each
# file of HCL afterwards that it took before. A second run must find nothing to mend.
# usage: tests/oracle/fixes.sh [FOLDER…]      needs node, npm and the .NET 10 SDK; PVELINT_ORACLE as for run.sh
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=${PVELINT_ORACLE:-$(mktemp -d)}
[ -n "${PVELINT_ORACLE:-}" ] || trap 'rm -rf "$work"' EXIT
mkdir -p "$work"
[ -d "$work/node_modules/@cdktf/hcl2json" ] || npm install --silent --no-fund --no-audit --prefix "$work" @cdktf/hcl2json@0.21.0
cp "$here"/*.mjs "$work/"
dotnet build "$root/src/Pvelint" --nologo -v quiet >&2
pvelint() { dotnet "$root/src/Pvelint/bin/Debug/net10.0/pvelint.dll" "$@"; }

rm -rf "$work/mended"
status=0
number=0
for folder in "$root"/samples/*/ "$root"/tests/cases/fixes/*/before/ "$@"; do
  number=$((number + 1))
  copy="$work/mended/$number"
  mkdir -p "$copy"
  cp -R "$folder/." "$copy/"
  find "$copy" -type f \( -name '*.tf' -o -name '*.tfvars' -o -name '*.pkr.hcl' -o -name '*.pkrvars.hcl' \) | LC_ALL=C sort > "$work/list.txt"
  node "$work/hashicorp.mjs" "$work/list.txt" > "$work/before.jsonl"
  pvelint scan "$copy" --fix --unsafe --quiet > "$work/report.txt" || [ $? -le 1 ] || { echo "$folder: the scan did not end well"; status=1; }
  [ -z "$(pvelint scan "$copy" --diff --unsafe --quiet)" ] || { echo "$folder: a second run would mend more"; status=1; }
  node "$work/hashicorp.mjs" "$work/list.txt" > "$work/after.jsonl"
  node --input-type=module - "$work" "$folder" <<'JS' || status=1
import { readFileSync } from "node:fs";
const [work, folder] = process.argv.slice(2);
const read = (name) => readFileSync(`${work}/${name}.jsonl`, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line));
const before = new Map(read("before").map((file) => [file.path, file.ok]));
const broken = read("after").filter((file) => !file.ok && before.get(file.path));
broken.forEach((file) => console.log(`broken: ${file.path}: ${file.message}`));
console.log(`${folder}: ${before.size} files of HCL, ${broken.length} broken`);
process.exit(broken.length > 0 ? 1 : 0);
JS
done
exit "$status"
