#!/usr/bin/env bash
# Scans labelled corpora with the built tool and prints recall and precision for each class of rules.
# usage: tests/corpus/score.sh [CORPUS…]     see README.md beside it
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

[ $# -gt 0 ] || set -- "${CORPUS:-$root/../shared/corpus}"

if [ -z "${PVELINT:-}" ]; then
    dotnet build "$root/src/Pvelint" -c Release --nologo -v quiet -clp:ErrorsOnly
    PVELINT="dotnet $root/src/Pvelint/bin/Release/net10.0/pvelint.dll"
fi

scorer_of() {
    for candidate in "${SCORER:-}" "$1/score.py" "${CORPUS:-$root/../shared/corpus}/score.py"; do
        [ -z "$candidate" ] || [ ! -f "$candidate" ] || { echo "$candidate"; return; }
    done
    echo "no score.py in $1: name one with SCORER=…" >&2
    return 2
}

for corpus in "$@"; do
    corpus=$(cd "$corpus" && pwd)
    scorer=$(scorer_of "$corpus")
    folder=$corpus
    if [ -f "$corpus/corpus.tar.gz" ]; then
        folder=$scratch/$(basename "$corpus")
        mkdir -p "$folder"
        tar -xzf "$corpus/corpus.tar.gz" -C "$folder"
    fi

    # 1 says that there are findings, 3 that a file could not be read in full: both leave a report, else it could not run.
    status=0
    report=$scratch/report.json
    $PVELINT scan "$folder/files" --format json > "$report" || status=$?
    [ "$status" -ne 2 ] && [ -s "$report" ] || { echo "pvelint could not run on $folder" >&2; exit 2; }

    for class in secrets transport grants; do
        python3 "$scorer" "$folder/labels.jsonl" "$folder" --class "$class" < "$report" > "$scratch/$class.json"
        python3 - "$scratch/$class.json" "$corpus" <<'PYTHON'
import json, sys
score = json.load(open(sys.argv[1]))
print(f"{sys.argv[2]}: {score['class']:9} recall {score['recall']:.4f} ({score['found']} of {score['required']})"
      f"  precision {score['precision']:.4f} ({score['false']} false) in {score['files']} files")
for kind, word in (("missed", "missed"), ("false_alarms", "false alarm")):
    for place in score[kind]:
        print(f"    {word}: {place}")
PYTHON
    done
    echo "    exit code of the scan: $status"
done
