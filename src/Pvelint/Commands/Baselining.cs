using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Holds the findings of a run against its baseline, and writes what changed.</summary>
/// <param name="result">What the run saw.</param>
/// <param name="today">The day, which tells the entries that have expired.</param>
/// <param name="judgesPath">Whether the run judges entries of a path: a shard judges its own.</param>
internal sealed class Baselining(ScanResult result, Day today, Predicate<string> judgesPath)
{
    /// <summary>For a run. A shard of files judges the entries of its own; one of a history sees each path in part only.</summary>
    public static Baselining Of(ScanOptions options, ScanResult result, Host host) =>
        new(result, host.Today, path => options.Shard is not { } shard || (options.Source is ScanSource.Files && shard.Owns(path)));

    /// <summary>The findings, those that are accepted marked so, with those on entries that have expired or stand for nothing.</summary>
    public IReadOnlyList<ReportedFinding> Apply(IReadOnlyList<ReportedFinding> findings, BaselineFile file)
    {
        var marked = findings.Select(finding => Mark(finding, file.Baseline)).ToList();
        if (file.Baseline.File is { } source)
        {
            var used = Used(findings, file.Baseline);
            var stale = file.Baseline.Entries
                .Where(entry => judgesPath(entry.Id.Path) && (entry.HasExpired(today) ? used.Contains(entry) || IsCovered(entry, file) : IsStale(entry, used, file)))
                .ToList();
            var elsewhere = Elsewhere(stale, file);
            stale.RemoveAll(entry => elsewhere.Contains((entry.Id.Rule, entry.Id.Value)));
            marked.AddRange(Identities.Of([.. stale.Select(entry => Stale(entry, source))], _ => file.RepositoryPath, file.Key));
        }

        return
        [
            .. marked.OrderBy(finding => finding.Finding.File.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Start.Line)
                .ThenBy(finding => finding.Start.Column)
                .ThenBy(finding => finding.Finding.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The findings, those that are accepted marked so, and nothing of the entries.</summary>
    public IReadOnlyList<ReportedFinding> Mark(IReadOnlyList<ReportedFinding> findings, BaselineFile file) => [.. findings.Select(finding => Mark(finding, file.Baseline))];

    /// <summary>The baseline with what is found and open now, as far as it can be accepted.</summary>
    public Baseline Add(IReadOnlyList<ReportedFinding> findings, Baseline baseline) => baseline with
    {
        Entries =
        [
            .. baseline.Entries,
            .. findings
                .Where(finding => finding.Finding.Suppressed is null && Baseline.Takes(finding.Finding.Rule) && Find(finding, baseline) is null)
                .Select(finding => new BaselineEntry(Id(finding), "", null, default) { History = IsOnlyInHistory(finding) })
                .DistinctBy(entry => (entry.Id, entry.History)),
        ],
    };

    /// <summary>The baseline without what stands for nothing any more.</summary>
    public Baseline Prune(IReadOnlyList<ReportedFinding> findings, BaselineFile file)
    {
        var used = Used(findings, file.Baseline);
        return file.Baseline with { Entries = [.. file.Baseline.Entries.Where(entry => !IsStale(entry, used, file))] };
    }

    /// <summary>Whether the run looked at all that some entry stands for.</summary>
    public bool CoversAny(BaselineFile file) => file.Baseline.Entries.Count == 0 || file.Baseline.Entries.Any(entry => IsCovered(entry, file));

    private Finding Stale(BaselineEntry entry, SourceFile source)
    {
        var finding = result.Configuration.Judge(StaleSuppression.OfEntry(source, entry, today));
        return result.Configuration.IsOff(finding.Rule) ? finding with { Suppressed = Suppression.Off } : finding;
    }

    // In a shard: an entry that holds anywhere may stand for what another shard finds.
    private HashSet<(string Rule, string? Value)> Elsewhere(IReadOnlyList<BaselineEntry> stale, BaselineFile file)
    {
        var rules = stale.Where(entry => entry.Anywhere && !entry.HasExpired(today)).Select(entry => RuleCatalog.Find(entry.Id.Rule)!).Distinct().ToList();
        return rules.Count == 0 ? [] : [.. Identities.Of(result.Elsewhere(rules), result.RepositoryPath, file.Key).Select(finding => (finding.Finding.Rule.Id, finding.Value))];
    }

    private ReportedFinding Mark(ReportedFinding finding, Baseline baseline) =>
        finding.Finding.Suppressed is null && Find(finding, baseline) is { } entry && !entry.HasExpired(today)
            ? finding with { Finding = finding.Finding with { Suppressed = new Suppression("baseline", entry.Reason) } }
            : finding;

    // An entry that holds anywhere stands for something as long as its secret stands somewhere, though another entry may hide it there.
    private static HashSet<BaselineEntry> Used(IReadOnlyList<ReportedFinding> findings, Baseline baseline)
    {
        var values = findings.Select(finding => (finding.Finding.Rule.Id, finding.Value)).ToHashSet();
        return new(
            findings.Select(finding => Find(finding, baseline)).OfType<BaselineEntry>().Concat(baseline.Entries.Where(entry => entry.Anywhere && values.Contains((entry.Id.Rule, entry.Id.Value)))),
            ReferenceEqualityComparer.Instance);
    }

    private static BaselineEntry? Find(ReportedFinding finding, Baseline baseline) =>
        Baseline.Takes(finding.Finding.Rule) ? baseline.Find(Id(finding), IsOnlyInHistory(finding)) : null;

    private bool IsStale(BaselineEntry entry, HashSet<BaselineEntry> used, BaselineFile file) => !used.Contains(entry) && IsCovered(entry, file);

    // Where a file could not be read, what an entry stands for may be in it.
    private bool IsCovered(BaselineEntry entry, BaselineFile file) =>
        result.Skipped.Count == 0 && (entry.History ? result.CoversHistory : result.Covers(file.Path is { } path ? Path.GetDirectoryName(path)! : "", entry.Id.Path));

    private static bool IsOnlyInHistory(ReportedFinding finding) => finding.Finding.Version is { InTip: false };

    private static BaselineId Id(ReportedFinding finding) => new(finding.Finding.Rule.Id, finding.RepositoryPath, finding.Place, finding.Value);
}
