#!/usr/bin/env bash
# Drives the real 'pvelint lsp' by two clients: vscode-languageserver-protocol under Node, and Neovim without a screen.
# usage: tests/lsp-clients/run.sh [node|neovim]...      needs the .NET SDK, git, node and npm; nvim for the second. Nothing is passed over: what is missing fails
#
# PVELINT names a pvelint that is built already; PVELINT_FIGURES a file for the table of latencies and memory.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ $# -gt 0 ] || set -- node neovim

if [ -z "${PVELINT:-}" ]; then
  dotnet publish "$root/src/Pvelint" -c Release -o "$work/pvelint" --artifacts-path "$work/build" -v q --nologo -clp:ErrorsOnly
  PVELINT=$work/pvelint/pvelint
fi
export PVELINT
# What the user's own configuration says must not count here.
export HOME=$work/home XDG_CONFIG_HOME=$work/home/.config GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1
mkdir -p "$HOME"

for client in "$@"; do
  echo "== $client"
  case $client in
    node)
      npm install --silent --no-fund --no-audit --prefix "$work" vscode-jsonrpc@8.2.1 vscode-languageserver-protocol@3.17.5 vscode-languageserver-textdocument@1.0.12
      cp "$here"/*.mjs "$work/"
      node "$work/client.mjs" "$work/space"
      ;;
    neovim)
      command -v nvim > /dev/null || { echo "nvim is not installed: this client was not tried (Debian: apt-get install neovim)" >&2; exit 1; }
      nvim --version | head -1
      "$here/neovim.sh" "$work/neovim"
      ;;
    *)
      echo "no such client: $client" >&2
      exit 2
      ;;
  esac
done
