#!/usr/bin/env bash
# Checks the SARIF of every sample, and of every folder that is given, with Microsoft's validator and GitHub's rule set.
# usage: tests/sarif/validate.sh [FOLDER…]     needs the .NET SDK, python3, and npm, which fetches the validator
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
folders=("$@")
for sample in "$root"/samples/*/; do folders+=("${sample%/}"); done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-fund --no-audit @microsoft/sarif-multitool@5.7.0 >&2
validator=$(find "$work/node_modules/@microsoft" -name Sarif.Multitool -type f | head -n 1)
chmod u+x "$validator"
dotnet build "$root/src/Pvelint" --nologo -v quiet >&2

errors=0
for folder in "${folders[@]}"; do
  code=0
  dotnet "$root/src/Pvelint/bin/Debug/net10.0/pvelint.dll" scan "$folder" --format sarif --output "$work/report.sarif" --quiet || code=$?
  [ "$code" -le 1 ] || { echo "$folder: the scan ended with $code"; errors=$((errors + 1)); continue; }
  "$validator" validate "$work/report.sarif" --rule-kind 'Sarif;Ghas' --level 'Error;Warning;Note' --output "$work/verdict.sarif" --log ForceOverwrite >"$work/log" 2>&1 || true
  python3 - "$folder" "$work" <<'PY' || errors=$((errors + 1))
import collections, json, sys
folder, work = sys.argv[1:]
results = len(json.load(open(f"{work}/report.sarif", encoding="utf-8"))["runs"][0]["results"])
run = json.load(open(f"{work}/verdict.sarif", encoding="utf-8-sig"))["runs"][0]
if "Analysis completed successfully" not in open(f"{work}/log").read():
    sys.exit(f"{folder}: the validator did not finish: {open(f'{work}/log').read()[-500:]}")
found = collections.Counter(f"{r.get('level', 'warning')} {r['ruleId']}" for r in run.get("results", []))
failed = sum(n for name, n in found.items() if name.startswith("error"))
print(f"{folder}: {results} results, {failed} errors" + "".join(f"; {n} × {name}" for name, n in found.items()))
sys.exit(failed > 0)
PY
done
[ "$errors" -eq 0 ] && echo "${#folders[@]} reports, 0 errors"
