using Pvelint.Rules.Editing;

namespace Pvelint.Rules;

/// <summary>The ways to mend a finding. They are made up when they are asked for, never while a project is looked at.</summary>
public static class Fixes
{
    /// <summary>
    /// The fixes of a finding: those of its rule, what to do first first, then the comment that silences it. Of fixes that cross each
    /// other the first is meant, the others are to be chosen from.
    /// </summary>
    /// <param name="finding">What was found.</param>
    /// <param name="project">What it was found in.</param>
    public static IReadOnlyList<Fix> Of(Finding finding, Project project)
    {
        if (finding.Version is not null || RuleCatalog.Find(finding.Rule.Id) is not { } rule)
        {
            return [];
        }

        var fixes = rule.Fixes(finding, project);
        return finding.Suppressed is null && project.DocumentOf(finding) is { } document && SuppressionEdits.Insert(finding, document) is { } suppression
            ? [.. fixes, suppression]
            : [.. fixes];
    }
}
