#!/usr/bin/env bash
# How long the hook's answer takes: one staged file in a repository of 50,000 files, beside an empty .NET program and git.
# usage: tests/bench/staged.sh [FILES [RUNS]]     needs the .NET SDK, git and python3
# Exit code 1 where a bar is missed: 100 ms wall, 60 MB, 25 ms above an empty .NET program and git once (medians).
set -euo pipefail
cd "$(dirname "$0")/../.."
files=${1:-50000}
runs=${2:-25}
work=${PVELINT_BENCH:-$(mktemp -d)}
[ -n "${PVELINT_BENCH:-}" ] || trap 'rm -rf "$work"' EXIT

tree=$work/staged-$files
if [ ! -d "$tree/.git" ]; then
    python3 tests/bench/make-tree.py "$tree" "$files"
    git -C "$tree" add -A
    git -C "$tree" -c gc.auto=0 -c user.name=Bench -c user.email=bench@example.com commit -q -m all
    git -C "$tree" gc -q
fi
dotnet pack src/Pvelint -c Release -o "$work/packages" --nologo -v quiet >&2
rm -rf "$work/tool"
dotnet tool install pvelint --tool-path "$work/tool" --add-source "$work/packages" --no-cache >&2

# An empty program, compiled ahead of time as the tool is.
if [ ! -x "$work/empty/out/empty" ]; then
    mkdir -p "$work/empty"
    cat > "$work/empty/empty.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <RuntimeIdentifier>linux-x64</RuntimeIdentifier>
    <SelfContained>false</SelfContained>
    <PublishReadyToRun>true</PublishReadyToRun>
    <InvariantGlobalization>true</InvariantGlobalization>
    <UseSystemResourceKeys>true</UseSystemResourceKeys>
  </PropertyGroup>
</Project>
XML
    echo 'internal static class Program { private static int Main() => 0; }' > "$work/empty/Program.cs"
    dotnet publish "$work/empty" -c Release -o "$work/empty/out" --nologo -v quiet >&2
fi

cat > "$work/plain.py" <<'PY'
def greet(name):
    return f"hello {name}"
PY
cat > "$work/clean.tf" <<'HCL'
variable "proxmox_token" {
  type      = string
  sensitive = true
}

provider "proxmox" {
  endpoint  = "https://pve.lab.internal:8006/"
  api_token = var.proxmox_token
}

resource "proxmox_virtual_environment_vm" "web" {
  node_name = "pve1"
  name      = "web"
  cpu {
    cores = 2
  }
}
HCL
sed 's/api_token = var.proxmox_token/api_token = "terraform@pve!ci=7c1e0a52-93b4-4d6f-8e21-5fa0b3c49d17"/' "$work/clean.tf" > "$work/leaky.tf"

python3 - "$work" "$tree" "$runs" <<'PY'
import os, subprocess, sys, time
work, tree, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
tool = work + "/tool/pvelint"
cases = {
    "empty .NET program": ([work + "/empty/out/empty"], None, 0),
    "git --version": (["git", "--version"], None, 0),
    "staged: nothing of interest": ([tool, "scan", "--staged"], ("bench_plain.py", "plain.py"), 0),
    "staged: clean Terraform": ([tool, "scan", "--staged"], ("bench_main.tf", "clean.tf"), 0),
    "staged: leaky Terraform": ([tool, "scan", "--staged"], ("bench_main.tf", "leaky.tf"), 1),
}

def run(command):
    start = time.perf_counter()
    child = os.posix_spawn(command[0] if "/" in command[0] else "/usr/bin/" + command[0], command, os.environ,
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, "/dev/null", os.O_WRONLY, 0)])
    _, status, usage = os.wait4(child, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime

def stage(file):
    subprocess.run(["git", "reset", "-q", "--hard"], cwd=tree, check=True)
    if file:
        os.makedirs(tree + "/infra", exist_ok=True)
        target = "infra/" + file[0]
        open(f"{tree}/{target}", "wb").write(open(f"{work}/{file[1]}", "rb").read())
        subprocess.run(["git", "add", target], cwd=tree, check=True)

os.chdir(tree)
# Contenders take turns, so that a busy moment hits them all.
results = {name: [] for name in cases}
for turn in range(runs + 1):
    last = ()
    for name, (command, file, code) in cases.items():
        if file != last:
            stage(file)
            last = file
            run(["git", "--version"])
        result = run(command)
        assert result[2] == code, (name, result)
        if turn:
            results[name].append(result)
stage(None)

middle = lambda values: sorted(values)[len(values) // 2]
wall = {name: middle([result[0] for result in found]) * 1000 for name, found in results.items()}
print(f"load {os.getloadavg()[0]:.1f}, {runs} runs, medians")
floor = wall["empty .NET program"] + wall["git --version"]
missed = False
for name, found in results.items():
    memory = middle([result[1] for result in found])
    line = f"{name:28} wall {wall[name]:6.1f} ms   least {min(result[0] for result in found)*1000:6.1f}   cpu {middle([result[3] for result in found])*1000:6.1f} ms   {memory:5.1f} MB"
    if name.startswith("staged"):
        line += f"   above the floor {wall[name] - floor:6.1f} ms"
        missed |= wall[name] > 100 or memory > 60 or wall[name] - floor > 25
    print(line)
sys.exit(missed)
PY
