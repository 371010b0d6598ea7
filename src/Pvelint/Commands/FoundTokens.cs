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
        var ids = new List<TokenId>();
        var lost = new List<string>();
        var places = new Places(host with { ShowsProgress = false, Error = TextWriter.Null });
        foreach (var one in Reported(report, host))
        {
            var tokens = places.Find(one).Select(found => TokenId.Parse(found.Finding.Identity)).ToList();
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

        return new FoundTokens([.. ids.Distinct()], [.. lost.Distinct()]);
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

    private sealed record Entry(string Path, long Line, string? Commit, string? Value, string Place)
    {
        public override string ToString() => $"{Neutral.Line(Path)}:{Line}" + (Commit is null ? "" : $" in commit {Neutral.Line(Commit)}");
    }

    /// <summary>What stands now where a report found something; each place is read once.</summary>
    private sealed class Places(Host host)
    {
        private readonly Dictionary<(string Target, string? Commit), IReadOnlyList<ReportedFinding>> _read = [];

        /// <summary>The same secret in the same file, and if it is there still, in the same place of it.</summary>
        public IReadOnlyList<ReportedFinding> Find(Entry one)
        {
            // A file may need another to tell what a name in it means: then it is read with all that lies beside it.
            var folder = one.Path.LastIndexOf('/') is var slash and > 0 ? one.Path[..slash] : ".";
            var same = one.Value is null ? []
                : one.Commit is not null ? Same(Read(one.Path, one.Commit), one)
                : !File.Exists(host.Absolute(one.Path)) ? []
                : Same(Read(one.Path, null), one) is { Count: > 0 } alone ? alone : Same(Read(folder, null), one);
            return same.Exists(found => found.Place == one.Place) ? same.FindAll(found => found.Place == one.Place) : same;
        }

        private List<ReportedFinding> Same(IReadOnlyList<ReportedFinding> there, Entry one) =>
            [.. there.Where(found => found.Value == one.Value && (one.Commit is not null || host.Absolute(found.Finding.File.Path) == host.Absolute(one.Path)))];

        private IReadOnlyList<ReportedFinding> Read(string target, string? commit) =>
            _read.TryGetValue((target, commit), out var known) ? known
                : _read[(target, commit)] = commit is null ? Scanned(new ScanOptions { Paths = [target], Reports = [], Jobs = Environment.ProcessorCount, Quiet = true }, host) : InHistory(target, commit);

        // Of a history the path is relative to the repository's root. A commit is named by its id, and by nothing else that git would take.
        private IReadOnlyList<ReportedFinding> InHistory(string path, string commit)
        {
            var repository = GitRepository.Open(host.Folder, ".");
            var blob = commit.Length is 40 or 64 && commit.All(char.IsAsciiHexDigitLower) ? Git.Ask(repository.Root, ["cat-file", "blob", $"{commit}:{path}"]) : null;
            return blob is not { Failure: null } ? []
                : Scanned(new ScanOptions { Paths = [], InputName = path, Reports = [], Jobs = 1, Quiet = true }, host with { Input = new MemoryStream(blob.Output), Folder = repository.Root });
        }

        // A file that is left out or cannot be read by now is one in which nothing is found again.
        private static IReadOnlyList<ReportedFinding> Scanned(ScanOptions options, Host host)
        {
            try
            {
                var result = TreeScan.Run(options, host);
                return [.. Scan.Identified(result, BaselineFile.Of(options, result, host), host).Where(found => LeakCheck.Rules.Contains(found.Finding.Rule.Id))];
            }
            catch (StopException stop) when (stop.Code is ExitCode.Incomplete)
            {
                return [];
            }
        }
    }
}
