using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Analyzer;

/// <summary>Rules and findings as the compiler speaks of them: the same ids, titles, severities and texts.</summary>
internal static class Diagnostics
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        RuleCatalog.All.ToImmutableDictionary(rule => rule.Descriptor.Id, rule => Describe(rule.Descriptor));

    /// <summary>A descriptor for each rule.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        ImmutableArray.CreateRange(RuleCatalog.All.Select(rule => ById[rule.Descriptor.Id]));

    /// <summary>The diagnostic of a finding; null where the finding is suppressed.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="locate">Where a place lies for the compiler.</param>
    public static Diagnostic? Of(Finding finding, Func<(SourceFile File, TextSpan Span), Location> locate)
    {
        if (finding.Suppressed is not null)
        {
            return null;
        }

        return Diagnostic.Create(
            ById[finding.Rule.Id],
            locate((finding.File, finding.Span)),
            SeverityOf(finding.Severity),
            finding.Related.Select(place => locate((place.File, place.Span))),
            ImmutableDictionary<string, string?>.Empty,
            Neutral($"{finding.Message}; {finding.Help}"));
    }

    /// <summary>The compiler's span of a place.</summary>
    public static Microsoft.CodeAnalysis.Text.TextSpan Span((SourceFile File, TextSpan Span) place) => new(place.Span.Start, place.Span.Length);

    private static DiagnosticDescriptor Describe(RuleDescriptor rule) => new(
        rule.Id,
        rule.Title,
        "{0}",
        "pvelint." + rule.Category,
        SeverityOf(rule.Severity),
        isEnabledByDefault: true,
        description: rule.Help,
        helpLinkUri: rule.PageUrl);

    private static DiagnosticSeverity SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => DiagnosticSeverity.Error,
        Severity.Warning => DiagnosticSeverity.Warning,
        _ => DiagnosticSeverity.Info,
    };

    // Names from the repository stand in messages: none of them may move a terminal's cursor or begin a line of its own.
    private static string Neutral(string text)
    {
        var neutral = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            var isHarmless = char.GetUnicodeCategory(unit) is not (UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
            neutral.Append(isHarmless ? unit.ToString() : $"\\u{{{(int)unit:x}}}");
        }

        return neutral.ToString();
    }
}
