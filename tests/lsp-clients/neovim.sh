#!/usr/bin/env bash
# Neovim without a screen, with the settings of docs/editors.md: attach, diagnostics, an edit, a code action, hover, completion.
# usage: neovim.sh FOLDER      by run.sh, which says which pvelint
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
folder=$1
mkdir -p "$folder/bin"
# The settings say 'pvelint', as an installed one is called.
ln -sf "$PVELINT" "$folder/bin/pvelint"
export PATH=$folder/bin:$PATH
mkdir -p "$folder/work"
cat > "$folder/work/main.tf" <<'TF'
provider "proxmox" {
  endpoint = "https://pve.example:8006/"
  insecure = true
}

resource "proxmox_virtual_environment_role" "ci" {
  role_id    = "Ci"
  privileges = ["VM.Audit", "VM.Clone"]
}
TF
git init -q "$folder/work"
git -C "$folder/work" add -A
cd "$folder/work"
# The block of the guide that this version understands, word for word.
nvim --headless -u NONE -c 'lua print(vim.lsp.config and "0.11" or vim.lsp.start and "0.8" or "0.7")' -c 'qa!' 2> "$folder/version"
version=$(tr -d '\r\n' < "$folder/version")
awk -v mark="<!-- neovim $version -->" '$0 == mark { found = 1 } found && /^```$/ { exit } found && inside { print } found && /^```lua$/ { inside = 1 }' "$here/../../docs/editors.md" > "$folder/settings.lua"
[ -s "$folder/settings.lua" ] || { echo "docs/editors.md has no settings for Neovim $version" >&2; exit 1; }
echo "settings for $version"
nvim --headless -u NONE -S "$here/neovim.lua" -c 'cquit 3' 2>&1 | tr -d '\r' || exit 1
