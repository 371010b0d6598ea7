#!/usr/bin/env bash
# Tries the page of `pvelint access --format html` in Chromium: keyboard, filters, folds, reasons, ways, light and dark, paper, axe-core,
# that nothing leaves the page, and how fast it is with 2,000 users.
# usage: tests/access-page/run.sh [FOLDER]    screenshots go to FOLDER; needs the .NET SDK, node, npm and chromium (apt-get install chromium)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
command -v chromium >/dev/null || apt-get install -y -q chromium >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --prefix "$work" --silent --no-fund --no-audit puppeteer-core@24.43.1 axe-core@4.14.1 >&2
cp "$here"/*.mjs "$here/small.cfg" "$work/"
dotnet build "$root/src/Pvelint" -c Release --nologo -v quiet >&2
dotnet build "$root/tests/bench" -c Release --nologo -v quiet >&2
dotnet "$root/tests/bench/bin/Release/net10.0/Pvelint.Bench.dll" access-cluster "$work/large.cfg"
cd "$work"
for name in small large; do
  start=$(date +%s%N)
  dotnet "$root/src/Pvelint/bin/Release/net10.0/pvelint.dll" access "$name.cfg" --format html --output "$name.html"
  echo "$name.html: $(($(stat -c %s "$name.html") / 1024)) KiB, written in $((($(date +%s%N) - start) / 1000000)) ms"
done
node page.mjs "$work" "${1:-}"
