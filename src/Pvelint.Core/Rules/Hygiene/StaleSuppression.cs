using Pvelint.Formats;
using Pvelint.Rules.Editing;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>
/// A suppression that suppresses nothing, has no reason, or has expired. <see cref="Linter"/> finds it once all other
/// rules have spoken, so the rule itself looks at nothing.
/// </summary>
public sealed class StaleSuppression : Rule
{
    internal static readonly RuleDescriptor Rule = new(
        "PVE901",
        nameof(StaleSuppression),
        "suppression that suppresses nothing, has no reason, or has expired",
        Severity.Warning,
        "remove it, or write it as: pvelint:ignore RULE until YYYY-MM-DD -- reason")
    {
        Fixes = [FixSafety.Safe],
    };

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor => Rule;

    /// <summary>The finding on an entry of a baseline.</summary>
    /// <param name="file">The baseline file.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="today">The day, which tells whether it has expired; else it hides nothing.</param>
    public static Finding OfEntry(SourceFile file, BaselineEntry entry, Day today)
    {
        var what = $"this entry of {entry.Id.Rule} in {entry.Id.Path}";
        return Of(file, entry.Span, entry.HasExpired(today) ? $"{what} expired on {entry.Expires} and no longer counts" : $"{what} stands for nothing any more")
            with
        {
            Help = entry.HasExpired(today) ? "mend the finding, or give the entry another day" : "remove the line, or have it removed: pvelint scan --prune-baseline",
            KeyPath = "findings",
            About = string.Join(" ", entry.Id.Rule, entry.Id.Path, entry.Id.Place, entry.Id.Value),
        };
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        if (finding.KeyPath == "findings")
        {
            // An entry of a baseline: `--prune-baseline` knows the file's form.
            yield break;
        }

        if (finding.Message.EndsWith(NoReason, StringComparison.Ordinal))
        {
            yield return new Fix("give a reason", FixSafety.ByHand, [SuppressionEdits.AddReason(finding.File, finding.Span)]);
        }
        else if (finding.Names.Count > 0 && project.DocumentOf(finding) is var document && SuppressionEdits.Remove(finding.File, finding.Span, document, finding.Names) is { } removal)
        {
            yield return new Fix("remove the suppression", IsUseless(finding, document, project) ? FixSafety.Safe : FixSafety.ByHand, removal);
        }
    }

    // What a comment silences another file may tell: it is of no use where all files were looked at, or past its day.
    private static bool IsUseless(Finding finding, Document? document, Project project) => project.IsWhole || document is null
        || InlineSuppression.Of(document).Any(entry => entry.Span == finding.Span && Suppressions.HasPassed(entry.Until, project));

    /// <summary>How the finding on a suppression without a reason ends.</summary>
    internal const string NoReason = "gives no reason, so it does not count";

    internal static Finding Of(SourceFile file, TextSpan span, string message) => new(Rule, file, span, message);
}
