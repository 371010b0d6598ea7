#!/usr/bin/env bash
# Draws icon.png from icon.svg.
# usage: src/vscode/images/draw.sh      needs chromium
set -euo pipefail
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{ echo '<!doctype html><style>body{margin:0;background:transparent}svg{display:block}</style>'; cat icon.svg; } > "$work/icon.html"
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --default-background-color=00000000 --window-size=256,256 \
  --user-data-dir="$work/profile" --screenshot="$PWD/icon.png" "file://$work/icon.html" 2> /dev/null
