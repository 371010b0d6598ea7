using System.Text.Json;
using Pvelint.Access;
using Pvelint.Output;
using Pvelint.Output.Merging;
using Pvelint.Provisioning;
using Pvelint.Repo;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>
/// The tokens that a report of a scan tells of. It holds no secret and no id on its own, so the places are read again; what stands there
/// now counts only where it is the same secret: whoever has already put a new token there wants to keep it.
/// </summary>
/// <param name="Ids">The tokens' ids.</param>
/// <param name="Lost">What the report tells of and cannot be found again, each a line with the way out.</param>
internal sealed record FoundTokens(IReadOnlyList<TokenId> Ids, IReadOnlyList<string> Lost)
{
    /// <summary>Reads a report, and the files that it names.</summary>
    /// <exception cref="StopException">It is no report.</exception>
    public static FoundTokens Read(string report, Host host)
    {
        var reported = Reported(report, host);
        var ids = new List<TokenId>();
        var lost = new List<string>();
        foreach (var group in reported.GroupBy(one => (one.Path, one.Commit)))
        {
            var there = There(group.Key.Path, group.Key.Commit, host);
            foreach (var one in group)
            {
                var same = there.Where(found => found.Value is not null && found.Value == one.Value).ToList();
                var tokens = (same.Exists(found => found.Place == one.Place) ? same.Where(found => found.Place == one.Place) : same).Select(found => TokenId.Parse(found.Finding.Identity)).ToList();
                ids.AddRange(tokens.OfType<TokenId>());
                if (tokens.Count == 0)
                {
                    lost.Add($"{one}: the same secret is not found there any more, or the report was made with another PVELINT_FINGERPRINT_KEY: scan again, or give the token's id");
                }
                else if (tokens.Contains(null))
                {
                    lost.Add($"{one}: no id of a token stands near it: give the token's id");
                }
            }
        }

        return new FoundTokens([.. ids.Distinct()], lost);
    }

    private static List<Entry> Reported(string report, Host host)
    {
        using var part = ReportPart.Read(host.Absolute(report), report, hasPrefix: false);
        if (part.Number(part.Root, "version") != 1)
        {
            throw part.Bad("it is of another version of the format");
        }

        return
        [
            .. part.Get(part.Root, "findings", JsonValueKind.Array).EnumerateArray()
                .Where(finding => LeakCheck.Rules.Contains(part.Text(finding, "rule")) && !IsSuppressed(finding))
                .Select(finding => new Entry(part.Text(finding, "path"), part.Number(finding, "line"), Optional(finding, "commit"), Optional(finding, "value"), part.Text(finding, "place"))),
        ];
    }

    // Somebody has said that it is none, or that it may stay.
    private static bool IsSuppressed(JsonElement finding) => finding.TryGetProperty("suppressed", out var suppressed) && suppressed.ValueKind is not JsonValueKind.Null;

    private static string? Optional(JsonElement finding, string name) => finding.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    // What is written there now; alone first, then, since another file may tell what a name means, with all that lies beside it.
    private static List<ReportedFinding> There(string path, string? commit, Host host)
    {
        if (commit is not null)
        {
            return InHistory(path, commit, host);
        }

        var file = host.Absolute(path);
        if (!File.Exists(file))
        {
            return [];
        }

        var folder = path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : ".";
        return [.. new[] { path, folder }.SelectMany(target => Scanned(new ScanOptions { Paths = [target], Reports = [], Jobs = Environment.ProcessorCount, Quiet = true }, host)).Where(found => host.Absolute(found.Finding.File.Path) == file)];
    }

    private static IEnumerable<ReportedFinding> Scanned(ScanOptions options, Host host)
    {
        var result = TreeScan.Run(options, host with { ShowsProgress = false });
        return Scan.Identified(result, BaselineFile.Of(options, result, host), host).Where(found => LeakCheck.Rules.Contains(found.Finding.Rule.Id));
    }

    // Of a history the path is relative to the repository's root. A commit is named by its id and by nothing that git would read otherwise.
    private static List<ReportedFinding> InHistory(string path, string commit, Host host)
    {
        var repository = GitRepository.Open(host.Folder, ".");
        var blob = commit.Length is 40 or 64 && commit.All(char.IsAsciiHexDigitLower) ? Git.Ask(repository.Root, ["cat-file", "blob", $"{commit}:{path}"]) : null;
        return blob is not { Failure: null } ? []
            : [.. Scanned(new ScanOptions { Paths = [], InputName = path, Reports = [], Jobs = 1, Quiet = true }, host with { Input = new MemoryStream(blob.Output), Folder = repository.Root })];
    }

    private sealed record Entry(string Path, long Line, string? Commit, string? Value, string Place)
    {
        public override string ToString() => $"{Neutral.Line(Path)}:{Line}" + (Commit is null ? "" : $" in commit {Neutral.Line(Commit)}");
    }
}
