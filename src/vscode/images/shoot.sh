#!/usr/bin/env bash
# Makes the pictures of the README: what 'pvelint lsp' says of a file, shown by Monaco, the editor that VS Code is built on, in Chromium.
# usage: src/vscode/images/shoot.sh      needs the .NET SDK, git, node, npm and chromium
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -z "${PVELINT:-}" ]; then
  dotnet publish "$root/src/Pvelint" -c Release -o "$work/pvelint" --artifacts-path "$work/build" -v q --nologo -clp:ErrorsOnly
  export PVELINT=$work/pvelint/pvelint
fi

npm install --silent --no-fund --no-audit --ignore-scripts --prefix "$work" \
  vscode-jsonrpc@8.2.1 vscode-languageserver-protocol@3.17.5 vscode-languageserver-textdocument@1.0.12 monaco-editor@0.52.2
cp "$root"/tests/lsp-clients/{session,ask}.mjs "$here/page.html" "$work/"
node "$work/ask.mjs" "$work/space" > "$work/answers.js"
shoot() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files --force-device-scale-factor=1.5 --window-size="$2" \
    --virtual-time-budget=20000 --user-data-dir="$work/profile" --screenshot="$here/$1.png" "file://$work/page.html#$1" 2> /dev/null
}
shoot findings 980,440
shoot resource 980,600
shoot privilege 980,600
shoot completion 980,440
