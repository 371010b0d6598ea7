#!/usr/bin/env bash
# How long a scan takes beside ripgrep: builds a tree of 50,000 files, the same on every machine, and prints the ratio.
# usage: tests/bench/scan-tree.sh [FILES]     needs the .NET SDK, git, python3 and rg (Debian: apt-get install ripgrep)
set -euo pipefail
cd "$(dirname "$0")/../.."
files=${1:-50000}
work=${PVELINT_BENCH:-$(mktemp -d)}
[ -n "${PVELINT_BENCH:-}" ] || trap 'rm -rf "$work"' EXIT

tree=$work/tree-$files
[ -d "$tree/.git" ] || python3 tests/bench/make-tree.py "$tree" "$files"
dotnet pack src/Pvelint -c Release -o "$work/packages" --nologo -v quiet >&2
rm -rf "$work/tool"
dotnet tool install pvelint --tool-path "$work/tool" --add-source "$work/packages" --no-cache >&2

# What a person would grep for: the forms that stand on their own, and the names that Proxmox settings go by.
pattern='PVEAPIToken|PVEAuthCookie|@(pam|pve|pbs)!|proxmox|\bPVE_|\bPM_|BEGIN [A-Z ]*PRIVATE KEY|:8006'

# The least wall time of nine runs, in milliseconds,
# with the two contenders taking turns.
python3 - "$tree" "$work/tool/pvelint" "$pattern" <<'PY'
import subprocess, sys, time, resource
tree, tool, pattern = sys.argv[1:]
contenders = {
    "rg": ["rg", "--hidden", "--glob", "!.git", "-i", "--count", pattern, tree],
    "pvelint": [tool, "scan", tree, "--format", "json", "--fail-on", "never"],
}
wall = {name: [] for name in contenders}
cpu = {name: [] for name in contenders}
for turn in range(10):
    for name, command in contenders.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        elapsed = time.perf_counter() - start
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if turn:  # the first one fills the page cache
            wall[name].append(elapsed)
            cpu[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
for name in contenders:
    times = sorted(wall[name])
    print(f"{name:8} least {times[0]*1000:6.0f} ms   median {times[len(times)//2]*1000:6.0f} ms   cpu {min(cpu[name])*1000:6.0f} ms")
ratio = sorted(wall["pvelint"])[0] / sorted(wall["rg"])[0]
medians = sorted(wall["pvelint"])[4] / sorted(wall["rg"])[4]
print(f"ratio {ratio:.2f} (least), {medians:.2f} (median); the bar is 1.30")
sys.exit(medians > 1.3)
PY
