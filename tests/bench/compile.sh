#!/usr/bin/env bash
# What the analyzer costs a C# compile of 500 files, most of which have nothing to do with Proxmox: the compiler's processor time without it,
# with an empty analyzer, and with it, the compiler server left out so that all of it is counted.
# usage: tests/bench/compile.sh [FILES [RUNS [sdk|bare]]]     needs the .NET SDK, GNU time and python3
# `sdk` compiles with the analyzers and generators of the SDK, as every build has them, `bare` with none: there the empty analyzer shows what it costs
# that the compiler asks analyzers at all.
# Exit code 1 where a bar is missed (medians of user and system time): 3 % over a compile without it, 1 % over the empty analyzer.
set -euo pipefail
cd "$(dirname "$0")/../.."
files=${1:-500}
runs=${2:-7}
kind=${3:-sdk}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

dotnet build src/Pvelint.Package -c Release --nologo -v quiet >&2
analyzers=$PWD/src/Pvelint.Package/bin/Release/netstandard2.0
python3 - "$work/app" "$files" <<'PY'
import os, sys
folder, count = sys.argv[1], int(sys.argv[2])
os.makedirs(folder)
with open(f"{folder}/app.csproj", "w") as project:
    project.write('<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputType>Exe</OutputType><Nullable>enable</Nullable>'
                  '<ImplicitUsings>enable</ImplicitUsings></PropertyGroup></Project>\n')
with open(f"{folder}/.env", "w") as env:
    env.write("PROXMOX_VE_ENDPOINT=https://pve.example.org:8006/\n")
for i in range(count):
    with open(f"{folder}/Orders{i}.cs", "w") as file:
        file.write(f"namespace Shop.Orders{i % 20};\n\n/// <summary>Keeps the orders of region {i}.</summary>\npublic sealed class Orders{i}(TimeProvider clock)\n{{\n"
                   "    private readonly Dictionary<Guid, Order> _orders = [];\n    private readonly object _lock = new();\n\n")
        for j in range(8):
            file.write(f'''    /// <summary>Adds an order of kind {j} and tells what it costs.</summary>
    public async Task<decimal> Add{j}Async(string customer, IReadOnlyList<(string Article, int Count, decimal Price)> lines, CancellationToken cancellation)
    {{
        ArgumentException.ThrowIfNullOrEmpty(customer);
        var total = 0m;
        foreach (var (article, count, price) in lines)
        {{
            total += count > {j} && article.Length > 0 ? count * price : 0m;
        }}

        if (total < {j + 1}m || customer.StartsWith("test-", StringComparison.OrdinalIgnoreCase))
        {{
            throw new InvalidOperationException($"order of {{customer}} is too small: {{total:0.00}} EUR (region {i})");
        }}

        // Reductions are reckoned once a day, see https://wiki.example.org/orders/{i}.
        var order = new Order(Guid.NewGuid(), customer, clock.GetUtcNow(), total) {{ Lines = [customer, lines[0].Article] }};
        lock (_lock)
        {{
            _orders[order.Id] = order;
        }}

        await Task.Delay(TimeSpan.FromMilliseconds({10 + j}), cancellation);
        return order switch
        {{
            {{ Total: > 1000m }} => order.Total * 0.9{j}m,
            {{ Lines.Count: > 10 }} => order.Total - {j},
            _ => order.Total,
        }};
    }}

''')
        file.write("    public sealed record Order(Guid Id, string Customer, DateTimeOffset At, decimal Total)\n    {\n        public IReadOnlyList<string> Lines { get; init; } = [];\n    }\n}\n")
with open(f"{folder}/Program.cs", "w") as program:
    program.write('''using var client = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("PROXMOX_VE_ENDPOINT")!) };
client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"PVEAPIToken={Environment.GetEnvironmentVariable("PROXMOX_VE_API_TOKEN")}");
Console.WriteLine(await client.GetStringAsync("api2/json/version"));
''')
PY
mkdir "$work/empty" "$work/out"
cat > "$work/empty/Empty.cs" <<'CS'
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class Empty : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Nothing = new("EMPTY", "nothing", "nothing", "nothing", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Nothing);

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSemanticModelAction(_ => { });
    }
}
CS

# The compiler's own arguments, as a build of the project hands them over.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1
(cd "$work/app" && dotnet restore -v quiet --nologo >&2 && dotnet build --no-restore -nologo -p:ProvideCommandLineArgs=true -p:SkipCompilerExecution=true -t:ResolveReferences -t:CoreCompile \
    -getItem:CscCommandLineArgs > "$work/arguments.json")
roslyn=$(dirname "$(find "$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk/$(cd "$work/app" && dotnet --version)/Roslyn" -name csc.dll | head -n 1)")
python3 - "$work" "$roslyn" "$analyzers" "$kind" <<'PY'
import json, sys
work, roslyn, analyzers, kind = sys.argv[1:]
arguments = [item["Identity"] for item in json.load(open(f"{work}/arguments.json"))["Items"]["CscCommandLineArgs"]]
def quoted(argument):
    name, colon, value = argument.partition(":")
    return f'{name}:"{value}"' if colon and argument.startswith("/") and '"' not in value and (" " in value or ";" in value) else argument
def write(name, more, drop=lambda argument: False):
    with open(f"{work}/{name}.rsp", "w") as rsp:
        rsp.write("\n".join(quoted(argument) for argument in [*[a for a in arguments if not a.startswith("/out:") and not drop(a)], f"/out:{work}/out/{name}.dll", "/reportanalyzer", *more]) + "\n")
pvelint = [f"/analyzer:{analyzers}/Pvelint.Analyzer.dll", f"/analyzer:{analyzers}/Pvelint.Core.dll", f"/additionalfile:{work}/app/.env"]
drop = (lambda a: a.startswith("/analyzer:") or a.startswith("/analyzerconfig:")) if kind == "bare" else (lambda a: False)
write("without", [], drop)
write("empty", [f"/analyzer:{work}/empty.dll"], drop)
write("pvelint", pvelint, drop)
references = [a for a in arguments if a.startswith("/reference:")]
open(f"{work}/build-empty.rsp", "w").write("\n".join([*[quoted(a) for a in references], f'/reference:"{roslyn}/Microsoft.CodeAnalysis.dll"', "/target:library", "/nostdlib", f"/out:{work}/empty.dll", f"{work}/empty/Empty.cs"]) + "\n")
PY
dotnet exec "$roslyn/csc.dll" /noconfig "@$work/build-empty.rsp" /nologo >&2

compile() { (cd "$work/app" && /usr/bin/time -f '%U %S' -o "$work/time" dotnet exec "$roslyn/csc.dll" "@$work/$1.rsp" > "$work/$1.out" || { cat "$work/$1.out" >&2; exit 3; }; awk '{ print $1 + $2 }' "$work/time"); }
for name in without empty pvelint; do : > "$work/$name.times"; compile $name > /dev/null; done
for ((run = 0; run < runs; run++)); do
    for name in without empty pvelint; do compile $name >> "$work/$name.times"; done
done
grep -iE "pvelint|analyzer execution|total" "$work/pvelint.out" >&2 || true
python3 - "$work" <<'PY'
import statistics, sys
work = sys.argv[1]
def median(name): return statistics.median(float(line) for line in open(f"{work}/{name}.times"))
without, empty, pvelint = (median(name) for name in ("without", "empty", "pvelint"))
print(f"{without:.2f} s without, {empty:.2f} s with an empty analyzer, {pvelint:.2f} s with pvelint"
      f" ({100 * (pvelint / without - 1):+.1f} % over without, {100 * (pvelint / empty - 1):+.1f} % over empty)")
sys.exit(pvelint > without * 1.03 or pvelint > empty * 1.01)
PY
