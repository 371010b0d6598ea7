using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What <c>pvelint privileges --compare</c> has found.</summary>
/// <param name="With">What the code is compared with.</param>
/// <param name="Comparisons">One for each user, token or role.</param>
/// <param name="Notes">What of the code could not be followed.</param>
/// <param name="Version">The release.</param>
/// <param name="IsComplete">Whether all could be read.</param>
internal sealed record ComparisonReport(string With, IReadOnlyList<NamedComparison> Comparisons, IReadOnlyList<CodeNote> Notes, PveVersion Version, bool IsComplete);

/// <summary>A comparison and what is compared.</summary>
/// <param name="Title">Whose grants: an id, a role or a guide.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="Privileges">What the code needs.</param>
/// <param name="IsSetupOnly">Whether the code holds nothing but providers' settings.</param>
internal sealed record NamedComparison(string Title, GrantComparison Comparison, CodePrivileges Privileges, bool IsSetupOnly)
{
    /// <summary>What becomes of a call whose privilege is not granted.</summary>
    public static string Effect(MadeCall call) => call.Tolerated.Length > 0 ? $"goes on without: {call.Tolerated}" : call.IsAnswer ? "is answered without the object, which then seems not to exist" : "is refused";

    /// <summary>The same in a word: <c>refused</c>, <c>left-out</c>, <c>tolerated</c>.</summary>
    public static string EffectName(MadeCall call) => call.Tolerated.Length > 0 ? "tolerated" : call.IsAnswer ? "left-out" : "refused";

    /// <summary>Why a release does not take a name of a privilege, and what to write.</summary>
    public static string Reason(string name, PveVersion version)
    {
        if (!AccessFacts.Privileges.TryGetValue(name, out var privilege))
        {
            return $"{name} is no privilege of any release";
        }

        return privilege.Versions.Removed is { } removed && version >= removed
            ? $"{name} is gone since Proxmox VE {removed}{(AccessFacts.ReplacedPrivileges.TryGetValue(name, out var replaced) && replaced.By.Count > 0 ? $", {string.Join(" and ", replaced.By)} is in its place" : "")}"
            : $"{name} comes with Proxmox VE {privilege.Versions.Since}";
    }
}

/// <summary>Writes it.</summary>
internal static class ComparisonReports
{
    /// <summary>The formats.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "markdown"];

    public static void Write(TextWriter output, string format, ComparisonReport report)
    {
        switch (format)
        {
            case "json":
                ComparisonJson.Write(output, report);
                break;
            case "markdown":
                ComparisonText.Markdown(output, report);
                break;
            default:
                ComparisonText.Text(output, report);
                break;
        }
    }
}
