using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>Marks the findings that comments and the configuration silence, and reports what silences nothing.</summary>
internal static class Suppressions
{
    /// <summary>The findings, those that are silenced marked so, and the findings of PVE901 beside them.</summary>
    /// <param name="findings">What the rules found.</param>
    /// <param name="project">What they looked at.</param>
    /// <param name="rules">The rules that were asked: a suppression of another rule is not called useless.</param>
    public static IReadOnlyList<Finding> Apply(IReadOnlyList<Finding> findings, Project project, IReadOnlyList<Rule> rules)
    {
        if (!project.HonorsSuppressions)
        {
            return findings;
        }

        var asked = new HashSet<string>(rules.Select(rule => rule.Descriptor.Id), StringComparer.OrdinalIgnoreCase);
        var inline = project.Documents.Where(project.TrustsComments).SelectMany(InlineSuppression.Of).ToList();
        var used = new HashSet<(object By, string Rule)>();
        var byLine = inline.Where(entry => entry.Problem is null && !HasPassed(entry.Until, project))
            .SelectMany(entry => entry.Lines.Select(line => (Key: (entry.File.Path, line), Entry: entry)))
            .ToLookup(pair => pair.Key, pair => pair.Entry);

        var marked = findings.Select(finding => Mark(finding, project, byLine, used)).ToList();
        if (asked.Contains(StaleSuppression.Rule.Id))
        {
            marked.AddRange(Stale(inline, project, used, asked).Select(project.Configuration.Judge));
        }

        return marked;
    }

    private static Finding Mark(
        Finding finding, Project project, ILookup<(string Path, int Line), InlineSuppression> byLine, HashSet<(object By, string Rule)> used)
    {
        var id = finding.Rule.Id;
        foreach (var entry in byLine[(finding.File.Path, finding.File.Position(finding.Span.Start).Line)])
        {
            if (entry.Rules.Contains(id, StringComparer.OrdinalIgnoreCase))
            {
                used.Add((entry, id));
                return finding with { Suppressed = new Suppression("inline", entry.Reason) };
            }
        }

        var configuration = project.Configuration;
        var path = project.PathInRepository(finding.File.Path);
        foreach (var entry in configuration.Ignores)
        {
            if (string.Equals(entry.Rule, id, StringComparison.OrdinalIgnoreCase) && !HasPassed(entry.Expires, project) && entry.Path?.Matches(path) != false)
            {
                used.Add((entry, id));
                return finding with { Suppressed = new Suppression("config", entry.Reason) };
            }
        }

        return configuration.IsOff(finding.Rule) ? finding with { Suppressed = Suppression.Off } : finding;
    }

    private static IEnumerable<Finding> Stale(
        IReadOnlyList<InlineSuppression> inline, Project project, HashSet<(object By, string Rule)> used, HashSet<string> asked)
    {
        foreach (var entry in inline)
        {
            if (entry.Problem is { } problem)
            {
                yield return StaleSuppression.Of(entry.File, entry.Span, "this suppression " + problem);
            }
            else if (HasPassed(entry.Until, project))
            {
                yield return StaleSuppression.Of(entry.File, entry.Span, $"this suppression expired on {entry.Until} and no longer counts") with { Names = entry.Rules };
            }
            else if (entry.Rules.Where(id => asked.Contains(id) && !used.Contains((entry, RuleCatalog.Find(id)!.Descriptor.Id))).ToList() is { Count: > 0 } idle)
            {
                yield return StaleSuppression.Of(entry.File, entry.Span, $"this suppression of {string.Join(", ", idle)} suppresses nothing") with { Names = idle };
            }
        }

        foreach (var entry in project.Configuration.Ignores)
        {
            var file = project.Configuration.File!;
            if (HasPassed(entry.Expires, project))
            {
                yield return OfBlock(file, entry, $"this ignore block expired on {entry.Expires} and no longer counts");
            }
            else if (project.IsWhole && asked.Contains(entry.Rule) && !used.Contains((entry, RuleCatalog.Find(entry.Rule)!.Descriptor.Id)))
            {
                yield return OfBlock(file, entry, $"this ignore block of {entry.Rule} suppresses nothing");
            }
        }
    }

    private static Finding OfBlock(SourceFile file, IgnoreEntry entry, string message) =>
        StaleSuppression.Of(file, entry.Span, message) with { Help = "remove the block, or give it another day", KeyPath = "ignore." + entry.Rule, Names = [entry.Rule] };

    internal static bool HasPassed(Day? day, Project project) => day is { } last && project.Today is { } today && today.CompareTo(last) >= 0;
}
