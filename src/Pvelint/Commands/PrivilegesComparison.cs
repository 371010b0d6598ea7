using Pvelint.Access;
using Pvelint.Inference;
using Pvelint.Output;

namespace Pvelint.Commands;

/// <summary><c>pvelint privileges --compare WHAT</c>: what is granted beside what the code needs.</summary>
internal static class PrivilegesComparison
{
    public static ExitCode Run(ComparisonOptions options, CodeSources code, PveState? state, PveVersion version, Host host)
    {
        if (!ComparisonReports.Formats.Contains(options.Format))
        {
            throw new StopException(ExitCode.Usage, $"--format {options.Format}: with --compare it is {string.Join(", ", ComparisonReports.Formats)}");
        }

        PrivilegesCommand.Check(code, host);
        var grants = options.Live is { } live ? GrantsToCompare.Of(live, version) : GrantsToCompare.Read(options.What, version, host);
        var isComplete = grants.IsComplete && code.Problems.Count == 0;
        var comparisons = new List<NamedComparison>();
        foreach (var (model, id, title, resources) in grants.Pair(options.AuthId, code.Reading.Resources))
        {
            var privileges = CodePrivileges.Of(resources, version, state);
            isComplete &= privileges.Unmapped.Count == 0;
            comparisons.Add(new NamedComparison(title, GrantComparer.Of(privileges.Tools, model, id), privileges, resources.All(resource => resource.Kind == "provider")));
        }

        using var output = host.OpenText();
        ComparisonReports.Write(output, options.Format, new ComparisonReport(grants.Title, comparisons, code.Reading.Notes, version, isComplete));
        return !isComplete ? ExitCode.Incomplete : comparisons.Exists(one => one.Comparison.IsFinding) ? ExitCode.Findings : ExitCode.Clean;
    }
}

/// <summary>What is asked for.</summary>
/// <param name="What">What the grants are that the code is compared with.</param>
/// <param name="AuthId">Who of them; null where the code or the grants tell.</param>
/// <param name="Format">How to print it.</param>
internal sealed record ComparisonOptions(string What, string? AuthId, string Format)
{
    /// <summary>The endpoint whose grants they are; null where they stand elsewhere.</summary>
    public Api.LiveAccess? Live { get; init; }
}
