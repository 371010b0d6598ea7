#!/usr/bin/env bash
# Makes the extension for VS Code and its kin: pvelint-VERSION.vsix.
# usage: src/vscode/package.sh [FOLDER]      needs node, npm and zip; the folder is src/vscode where none is given
#
# With PVELINT_VSCE=1 the marketplace's own packager does it (npm's @vscode/vsce, a hundred packages); else the file is put together here. Its
# form is that of the Open Packaging Conventions: a zip of the files below extension/, a manifest that names them, and their types.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$(cd "${1:-$here}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$here"
npm ci --silent --no-fund --no-audit --ignore-scripts
npm run --silent build
npm test --silent > "$work/test.log" 2>&1 || { cat "$work/test.log"; exit 1; }
read -r name version <<< "$(node -p 'const p = require("./package.json"); p.name + " " + p.version')"
vsix=$target/$name-$version.vsix
extension=$work/extension
mkdir -p "$extension/dist" "$extension/images"
cp package.json README.md CHANGELOG.md "$extension/"
cp ../../LICENSE "$extension/LICENSE.txt"
cp dist/extension.js "$extension/dist/"
cp images/*.png "$extension/images/"
# The bundle holds other people's work, whose terms go with it.
npm ls --omit=dev --all --parseable | tail -n +2 | LC_ALL=C sort -u | while read -r package; do
  printf '%s\n\n' "$(node -p 'const p = require(process.argv[1] + "/package.json"); p.name + " " + p.version' "$package")"
  cat "$package"/[Ll][Ii][Cc][Ee][Nn][Ss][Ee]*
  printf '\n\n'
done > "$extension/ThirdPartyNotices.txt"

if [ "${PVELINT_VSCE:-}" = 1 ]; then
  # What it is built of stays out: it is in the bundle.
  cp .vscodeignore "$extension/.vscodeignore"
  (cd "$extension" && npx --yes @vscode/vsce@3.9.2 package --no-dependencies --skip-license --out "$vsix")
else
  node manifest.mjs "$extension" > "$work/extension.vsixmanifest"
  node types.mjs "$extension" > "$work/[Content_Types].xml"
  # The same bytes from the same files: no times, no owners, one order.
  find "$work" -exec touch -d 2026-01-01T00:00:00Z {} +
  rm -f "$vsix"
  (cd "$work" && find extension '[Content_Types].xml' extension.vsixmanifest -type f | LC_ALL=C sort | TZ=UTC zip -q -X -9 "$vsix" -@)
fi

echo "$vsix"
