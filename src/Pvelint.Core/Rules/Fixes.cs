namespace Pvelint.Rules;

/// <summary>The ways to mend a finding. They are made up when they are asked for, never while a project is looked at.</summary>
public static class Fixes
{
    /// <summary>The fixes of a finding: those of its rule, what to do first first.</summary>
    /// <param name="finding">What was found.</param>
    /// <param name="project">What it was found in.</param>
    public static IReadOnlyList<Fix> Of(Finding finding, Project project) =>
        RuleCatalog.Find(finding.Rule.Id) is { } rule && finding.Version is null ? [.. rule.Fixes(finding, project)] : [];
}
