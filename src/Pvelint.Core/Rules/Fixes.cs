using Pvelint.Rules.Editing;
using Pvelint.Rules.Hygiene;

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
    public static IReadOnlyList<Fix> Of(Finding finding, Project project) =>
        finding is { Suppressed: null, Version: null } && project.DocumentOf(finding) is { } document && SuppressionEdits.Insert(finding, document) is { } suppression
            ? [.. OfRule(finding, project), suppression]
            : OfRule(finding, project);

    /// <summary>Those that a machine can make: without the comment, and without what only a person can bring to an end.</summary>
    public static IReadOnlyList<Fix> WithoutHands(Finding finding, Project project) => [.. OfRule(finding, project).Where(fix => fix.Safety != FixSafety.ByHand)];

    // What Terraform wrote down of the world is not mended by writing something else: the next run would believe it.
    private static IReadOnlyList<Fix> OfRule(Finding finding, Project project) =>
        finding.Version is null && RuleCatalog.Find(finding.Rule.Id) is { } rule && !(project.DocumentOf(finding) is { } document && StateSecrets.IsState(document))
            ? [.. rule.Fixes(finding, project)]
            : [];
}
