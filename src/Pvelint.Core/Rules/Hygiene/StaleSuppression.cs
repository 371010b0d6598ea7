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
        "remove it, or write it as: pvelint:ignore RULE until YYYY-MM-DD -- reason");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor => Rule;

    internal static Finding Of(SourceFile file, TextSpan span, string message) => new(Rule, file, span, message);
}
