#!/usr/bin/env bash
# Tries .pre-commit-hooks.yaml of the current commit with the real program: what must pass passes, what must not is blocked.
# usage: tests/pre-commit/run.sh      needs pre-commit, git and the .NET 10 SDK; takes some minutes, for pre-commit builds the tool
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME=$work/cache PVELINT_FINGERPRINT_KEY=test
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org

leak='token = "ci@pve!deploy=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"'
clean='token = var.token'
status=0

# expect CODE TEXT NAME COMMAND…: the exit code, and what must be in the output (- for nothing from pvelint)
expect() {
  local code=$1 text=$2 name=$3 got=0
  shift 3
  "$@" > "$work/log" 2>&1 || got=$?
  if [ "$got" -ne "$code" ] || { [ "$text" != - ] && ! grep -qF -- "$text" "$work/log"; } || { [ "$text" = - ] && grep -q 'PVE[0-9]' "$work/log"; }; then
    status=1
    echo "FAILED  $name: exit code $got, expected $code"
    sed 's/^/        /' "$work/log"
    return 0
  fi
  echo "ok      $name"
}

git init -q -b main "$work/repo"
cd "$work/repo"
cat > .pre-commit-config.yaml <<CONFIG
repos:
  - repo: file://$root
    rev: $(git -C "$root" rev-parse HEAD)
    hooks:
      - id: pvelint
      - id: pvelint-files
        stages: [manual]
CONFIG
echo "$clean" > main.tf
echo "$clean" > 'other file.tf'
git add .
pre-commit --version
expect 0 'installed at' 'pre-commit builds the tool from the repository and installs it' pre-commit install --install-hooks
expect 0 - 'a clean commit passes' git commit -m clean
echo "$leak" > main.tf
git add main.tf
expect 1 'main.tf:1:24: error PVE101' 'a leaky commit is blocked' git commit -m leaky
expect 0 'clean' 'and is not made' git log --format=%s
git reset -q --hard
echo "$leak" > main.tf
expect 1 'main.tf:1:24: error PVE101' 'git commit -a is blocked' git commit -a -m leaky
expect 1 'main.tf:1:24: error PVE101' 'git commit FILE is blocked' git commit main.tf -m leaky
echo "$clean # mended" > main.tf
git add main.tf
echo "$leak" > main.tf
expect 0 - 'what is not staged does not count' git commit -m mended
git checkout -q main.tf
echo "$leak" > main.tf
git add main.tf
git commit -q --no-verify -m leaky
printf '%s\nx = 1\n' "$clean" > main.tf
git add main.tf
expect 0 - 'a commit that only removes a secret is not blocked' git commit -m removed
git rm -q 'other file.tf'
expect 0 - 'a commit that only deletes a file is not blocked' git commit -m deleted
expect 0 - 'run --all-files over clean files passes' pre-commit run --hook-stage manual --all-files pvelint-files
echo "$leak" > 'with space.tf'
git add 'with space.tf'
expect 1 'with space.tf:1:24: error PVE101' 'run --all-files finds what stands in a file' pre-commit run --hook-stage manual --all-files pvelint-files
exit "$status"
