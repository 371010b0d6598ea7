using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;

namespace Pvelint.Commands;

/// <summary>Holds the findings of a run against its baseline, and writes what changed.</summary>
/// <param name="result">What the run saw.</param>
/// <param name="today">The day, which tells the entries that have expired.</param>
/// <param name="judgesPath">Whether the run judges entries of a path: a shard judges its own.</param>
internal sealed class Baselining(ScanResult result, Day today, Predicate<string> judgesPath)
{
    /// <summary>The findings, those that are accepted marked so, with those on entries that have expired or stand for nothing.</summary>
    public IReadOnlyList<ReportedFinding> Apply(IReadOnlyList<ReportedFinding> findings, BaselineFile file)
    {
        var marked = findings.Select(finding => Mark(finding, file.Baseline)).ToList();
        if (file.Baseline.File is { } source)
        {
            var used = Used(findings, file.Baseline);
            var stale = file.Baseline.Entries
                .Where(entry => judgesPath(entry.Id.Path) && (entry.HasExpired(today) ? used.Contains(entry) || IsCovered(entry, file) : IsStale(entry, used, file)))
                .Select(entry => result.Configuration.Judge(StaleSuppression.OfEntry(source, entry, today)))
                .Select(finding => result.Configuration.IsOff(finding.Rule) ? finding with { Suppressed = Suppression.Off } : finding)
                .ToList();
            marked.AddRange(Identities.Of(stale, _ => file.RepositoryPath, file.Key));
        }

        return
        [
            .. marked.OrderBy(finding => finding.Finding.File.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Start.Line)
                .ThenBy(finding => finding.Start.Column)
                .ThenBy(finding => finding.Finding.Rule.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The baseline with what is found and open now, as far as it can be accepted.</summary>
    public Baseline Add(IReadOnlyList<ReportedFinding> findings, Baseline baseline) => baseline with
    {
        Entries =
        [
            .. baseline.Entries,
            .. findings
                .Where(finding => finding.Finding.Suppressed is null && Baseline.Takes(finding.Finding.Rule) && Find(finding, baseline) is null)
                .Select(finding => new BaselineEntry(Id(finding), "", null, default) { History = result.IsOnlyInHistory(finding.Finding) })
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

    private ReportedFinding Mark(ReportedFinding finding, Baseline baseline) =>
        finding.Finding.Suppressed is null && Find(finding, baseline) is { } entry && !entry.HasExpired(today)
            ? finding with { Finding = finding.Finding with { Suppressed = new Suppression("baseline", entry.Reason) } }
            : finding;

    private HashSet<BaselineEntry> Used(IReadOnlyList<ReportedFinding> findings, Baseline baseline) =>
        new(findings.Select(finding => Find(finding, baseline)).OfType<BaselineEntry>(), ReferenceEqualityComparer.Instance);

    private BaselineEntry? Find(ReportedFinding finding, Baseline baseline) =>
        Baseline.Takes(finding.Finding.Rule) ? baseline.Find(Id(finding), result.IsOnlyInHistory(finding.Finding)) : null;

    private bool IsStale(BaselineEntry entry, HashSet<BaselineEntry> used, BaselineFile file) => !used.Contains(entry) && IsCovered(entry, file);

    // Where a file could not be read, what an entry stands for may be in it.
    private bool IsCovered(BaselineEntry entry, BaselineFile file) =>
        result.Skipped.Count == 0 && (entry.History ? result.CoversHistory : result.Covers(file.Path is { } path ? Path.GetDirectoryName(path)! : "", entry.Id.Path));

    private static BaselineId Id(ReportedFinding finding) => new(finding.Finding.Rule.Id, finding.RepositoryPath, finding.Place, finding.Value);
}
