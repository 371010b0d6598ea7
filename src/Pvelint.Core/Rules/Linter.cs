namespace Pvelint.Rules;

/// <summary>Asks every rule about a project.</summary>
public static class Linter
{
    /// <summary>The findings of all rules, sorted by file, place and rule; a place is reported once a rule.</summary>
    public static IReadOnlyList<Finding> Lint(Project project, IReadOnlyList<Rule>? rules = null)
    {
        var findings = new List<Finding>();
        foreach (var rule in rules ?? RuleCatalog.All)
        {
            foreach (var document in project.Documents)
            {
                findings.AddRange(rule.CheckDocument(document, project));
            }

            findings.AddRange(rule.CheckProject(project));
        }

        return Sort(findings);
    }

    private static List<Finding> Sort(List<Finding> findings) =>
        [.. findings
            .GroupBy(finding => (finding.File.Path, finding.Span, finding.Rule.Id))
            .Select(group => group.First())
            .OrderBy(finding => finding.File.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Span.Start)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)];
}
