using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>Asks every rule about a project.</summary>
public static class Linter
{
    /// <summary>
    /// The findings of all rules, sorted by file, place and rule; a place is reported once a rule. What comments and the
    /// configuration silence is among them, marked so.
    /// </summary>
    public static IReadOnlyList<Finding> Lint(Project project, IReadOnlyList<Rule>? rules = null) =>
        Finish(project, project.Documents.SelectMany(document => CheckDocument(document, project, rules)), rules);

    /// <summary>What the rules find in one file. A host that has threads asks for several files at once.</summary>
    public static IEnumerable<Finding> CheckDocument(Document document, Project project, IReadOnlyList<Rule>? rules = null) =>
        (rules ?? RuleCatalog.All).SelectMany(rule => rule.CheckDocument(document, project));

    /// <summary>The findings as <see cref="Lint"/> gives them, once all files were asked about.</summary>
    /// <param name="project">What was looked at.</param>
    /// <param name="findings">What <see cref="CheckDocument"/> gave for each file of it.</param>
    /// <param name="rules">The rules that were asked; null for all.</param>
    public static IReadOnlyList<Finding> Finish(Project project, IEnumerable<Finding> findings, IReadOnlyList<Rule>? rules = null) =>
        Judge(project, findings.Concat(CheckProject(project, rules)), rules);

    /// <summary>What the rules find that takes several files.</summary>
    public static IEnumerable<Finding> CheckProject(Project project, IReadOnlyList<Rule>? rules = null) =>
        (rules ?? RuleCatalog.All).SelectMany(rule => rule.CheckProject(project));

    /// <summary>Findings as they are told: each place once a rule, sorted, with the configuration's severities, what is silenced marked so.</summary>
    /// <param name="project">What was looked at; for a part of the findings, the files that these stand in.</param>
    /// <param name="findings">All that was found in these files.</param>
    /// <param name="rules">The rules that were asked; null for all.</param>
    public static IReadOnlyList<Finding> Judge(Project project, IEnumerable<Finding> findings, IReadOnlyList<Rule>? rules = null)
    {
        rules ??= RuleCatalog.All;
        var documents = project.Documents.ToLookup(document => document.File);
        var keyPaths = new Dictionary<SourceFile, KeyPaths>();
        var all = findings
            .GroupBy(finding => (finding.File.Path, finding.File.Position(finding.Span.Start), finding.Span.Length, finding.Rule.Id))
            .Select(group => project.Configuration.Judge(Placed(group.First())))
            .ToList();
        return [.. Suppressions.Apply(all, project, rules)
            .OrderBy(finding => finding.File.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.File.Position(finding.Span.Start).Line)
            .ThenBy(finding => finding.File.Position(finding.Span.Start).Column)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)];

        Finding Placed(Finding finding)
        {
            if (finding.KeyPath.Length > 0 || documents[finding.File].FirstOrDefault() is not { } document)
            {
                return finding;
            }

            if (!keyPaths.TryGetValue(finding.File, out var paths))
            {
                keyPaths[finding.File] = paths = new KeyPaths(document);
            }

            return finding with { KeyPath = paths.At(finding.Span) };
        }
    }
}
