using System.Text;
using Pvelint.Lsp.Protocol;
using Pvelint.Output;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Linting;

/// <summary>Findings as the protocol tells them.</summary>
/// <param name="client">What the client can do.</param>
/// <param name="mask">Takes the secrets of all findings out of words: the second lock.</param>
/// <param name="uriOf">The address of a file, by its printed path.</param>
/// <param name="markOf">Whether the text that the client has of it starts with a byte order mark, which ours has not.</param>
internal sealed class DiagnosticMaker(ClientFeatures client, Mask mask, Func<string, string> uriOf, Predicate<string> markOf)
{
    /// <summary>Who says it.</summary>
    public const string Source = "pvelint";

    /// <summary>A finding as a diagnostic: what is wrong and the way out, word for word as a build says it.</summary>
    public LspDiagnostic Of(Finding finding) => new(
        RangeOf(finding.File, finding.Span, client.Encoding, markOf(finding.File.Path)), SeverityOf(finding.Severity), finding.Rule.Id, Source, $"{mask.Words(finding.Message)}; {mask.Words(finding.Help)}")
    {
        CodeDescription = client.CodeDescription ? new CodeDescription(finding.Rule.PageUrl) : null,
        Tags = TagsOf(finding.Rule),
        RelatedInformation = client.RelatedInformation && finding.Related.Count > 0
            ? [.. finding.Related.Select(place => new DiagnosticRelatedInformation(new Location(uriOf(place.File.Path), RangeOf(place.File, place.Span, client.Encoding, markOf(place.File.Path))), mask.Words(place.Message)))]
            : null,
        Data = client.Data ? new DiagnosticData(mask.Words(finding.Help), Levels.Name(finding.Confidence)) : null,
    };

    /// <summary>A text of our own without any secret, or what looks like one.</summary>
    public string Shapes(string text) => mask.Shapes(text);

    /// <summary>A span of a file as the client counts it.</summary>
    public static LspRange RangeOf(SourceFile file, TextSpan span, PositionEncoding encoding, bool hasMark = false) =>
        new(PositionOf(file, span.Start, encoding, hasMark), PositionOf(file, span.End, encoding, hasMark));

    private static LspPosition PositionOf(SourceFile file, int offset, PositionEncoding encoding, bool hasMark)
    {
        var at = file.Position(offset);
        var column = at.Column - 1;
        if (encoding is PositionEncoding.Utf8)
        {
            // Of a piece of a large file the start of its first line is not known, and columns there count units.
            var line = file.Line(at.Line);
            var units = Math.Min(column, line.Length);
            column = Encoding.UTF8.GetByteCount(file.Text.AsSpan(line.Start, units)) + column - units;
        }

        return new LspPosition(at.Line - 1, column + (hasMark && at.Line == 1 ? encoding is PositionEncoding.Utf8 ? 3 : 1 : 0));
    }

    private static int SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => 1,
        Severity.Warning => 2,
        _ => 3,
    };

    // What suppresses nothing, or gives what nobody asks for, is of no use.
    private int[]? TagsOf(RuleDescriptor rule) => rule.Id is "PVE901" or "PVE206" && client.Tags.Contains(1) ? [1] : null;
}
