#!/usr/bin/env bash
# How long a scan of a whole history takes beside git reading the same objects, in turns; prints the ratios and the memory.
# usage: tests/bench/history.sh [--runs N] REPOSITORY…     needs the .NET SDK, git and python3
#   the first scan knows nothing of the repository, the second what the first left in its cache
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=5
if [ "${1:-}" = --runs ]; then runs=$2; shift 2; fi
[ $# -gt 0 ] || { echo "usage: tests/bench/history.sh [--runs N] REPOSITORY…" >&2; exit 2; }
work=${PVELINT_BENCH:-$(mktemp -d)}
[ -n "${PVELINT_BENCH:-}" ] || trap 'rm -rf "$work"' EXIT

if [ -z "${PVELINT_TOOL:-}" ]; then
  dotnet pack src/Pvelint -c Release -o "$work/packages" --nologo -v quiet >&2
  rm -rf "$work/tool"
  dotnet tool install pvelint --tool-path "$work/tool" --add-source "$work/packages" --no-cache >&2
  PVELINT_TOOL=$work/tool/pvelint
fi

python3 - "$PVELINT_TOOL" "$work" "$runs" "$@" <<'PY'
import os, resource, statistics, subprocess, sys, time
tool, work, runs, repositories = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4:]
print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, medians of {runs} runs in turns")
environment = dict(os.environ, XDG_CACHE_HOME=os.path.join(work, "cache"), XDG_STATE_HOME=os.path.join(work, "state"))

def measure(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment, **options)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = time.perf_counter() - start
    complaint = process.stderr.read().decode(errors="replace")
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 1):
        sys.exit(f"{command}: exit code {code}: {complaint}")
    return elapsed, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024

for repository in repositories:
    floor = f"git -C '{repository}' cat-file --batch-all-objects --batch --unordered --buffer | wc -c"
    scan = [tool, "scan", "--history", "--all", "--fail-on", "never", "--quiet", repository]
    contenders = {"git": ["sh", "-c", floor], "first": [*scan, "--no-cache"], "second": scan}
    measure(contenders["git"]); measure(contenders["second"])
    results = {name: [] for name in contenders}
    for _ in range(runs):
        for name, command in contenders.items():
            results[name].append(measure(command))
    median = {name: statistics.median(result[0] for result in results[name]) for name in contenders}
    print(os.path.basename(os.path.dirname(repository)) or repository)
    for name in contenders:
        print(f"  {name:7} {median[name]:7.3f} s   processor {statistics.median(r[1] for r in results[name]):7.3f} s   memory {max(r[2] for r in results[name]):5.0f} MB   ratio {median[name] / median['git']:.2f}")
PY
