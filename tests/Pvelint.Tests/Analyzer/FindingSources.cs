using System.Text.Json;
using Microsoft.CodeAnalysis;
using Pvelint.Tests.Commands;

namespace Pvelint.Tests.Analyzer;

/// <summary>What somebody is told of a place; lines and columns begin at 1, columns count UTF-16 units.</summary>
internal sealed record ToldFinding(string Path, int Line, int Column, int EndLine, int EndColumn, string Rule, string Severity, string Message);

/// <summary>Files that are looked at together.</summary>
/// <param name="Name">Where they are from, for people.</param>
/// <param name="Files">Paths with forward slashes and texts.</param>
/// <param name="Pve">The version of Proxmox VE to judge by; null for the newest.</param>
internal sealed record FindingInput(string Name, IReadOnlyList<(string Path, string Text)> Files, string? Pve = null);

/// <summary>The places where pvelint tells its findings. Each must tell the same of the same files: a new place is one line in <see cref="All"/>.</summary>
internal static class FindingSources
{
    /// <summary>Each by its name; the first is what the others are compared with.</summary>
    public static IReadOnlyList<(string Name, Func<FindingInput, Task<IReadOnlyList<ToldFinding>>> Tell)> All { get; } =
    [
        ("scan", Scan),
        ("analyzer", Compile),
        ("language server", Lsp.LspFindings.Tell),
    ];

    private static Task<IReadOnlyList<ToldFinding>> Scan(FindingInput input)
    {
        using var folder = new TempFolder();
        foreach (var (path, text) in input.Files)
        {
            folder.With(path, text);
        }

        return Task.FromResult(Scan(folder.Path, input.Pve));
    }

    /// <summary>What a scan tells of a folder.</summary>
    public static IReadOnlyList<ToldFinding> Scan(string folder, string? pve = null)
    {
        var run = Cli.Run(folder, ["scan", "--format", "json", "--no-cache", .. pve is null ? Array.Empty<string>() : ["--pve", pve]]);
        using var report = JsonDocument.Parse(run.Output);
        return [.. from finding in report.RootElement.GetProperty("findings").EnumerateArray()
            where finding.GetProperty("suppressed").ValueKind == JsonValueKind.Null
            select new ToldFinding(
                Text(finding, "path"), Number(finding, "line"), Number(finding, "column"), Number(finding, "endLine"), Number(finding, "endColumn"),
                Text(finding, "rule"), Text(finding, "severity"), $"{Text(finding, "message")}; {Text(finding, "help")}")];

        static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

        static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
    }

    private static async Task<IReadOnlyList<ToldFinding>> Compile(FindingInput input) =>
        [.. from diagnostic in await Verifier.DiagnoseAnything(input.Files, input.Pve)
            let place = diagnostic.Location.GetLineSpan()
            select new ToldFinding(
                place.Path[Verifier.Folder.Length..], place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, place.EndLinePosition.Line + 1, place.EndLinePosition.Character + 1,
                diagnostic.Id, diagnostic.Severity == DiagnosticSeverity.Info ? "note" : diagnostic.Severity.ToString().ToLowerInvariant(), diagnostic.GetMessage(null))];
}
