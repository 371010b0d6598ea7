using System.Globalization;
using Pvelint.Rules;

namespace Pvelint.Output;

/// <summary><c>--format text</c>: the line with a caret, why it matters, what to do.</summary>
internal static class TextReport
{
    private const string Reset = "\u001b[0m";
    private const string Bold = "\u001b[1m";
    private const string Dim = "\u001b[2m";

    public static void Write(Report report, TextWriter output, bool color)
    {
        foreach (var finding in report.Open.OrderByDescending(finding => finding.Verified?.Damage ?? default))
        {
            WriteFinding(finding, report, output, color);
        }
    }

    private static void WriteFinding(ReportedFinding reported, Report report, TextWriter output, bool color)
    {
        var finding = reported.Finding;
        var place = $"{Neutral.Line(finding.File.Path)}:{reported.Start.Line}:{reported.Start.Column}";
        var severity = Paint(Levels.Name(finding.Severity), ColorOf(finding.Severity), color);
        output.WriteLine($"{Paint(place, Bold, color)}: {severity} {Paint(finding.Rule.Id, Bold, color)}: {finding.Rule.Title}");
        if (finding.File.Text.Length > 0)
        {
            var number = reported.Start.Line.ToString(CultureInfo.InvariantCulture);
            var excerpt = Excerpt.Of(finding.File, finding.Span, report.Mask);
            var margin = new string(' ', Math.Max(number.Length, 4));
            output.WriteLine($"  {Paint(number.PadLeft(margin.Length) + " |", Dim, color)} {excerpt.Line}");
            output.WriteLine($"  {Paint(margin + " |", Dim, color)} {Paint(excerpt.Carets, ColorOf(finding.Severity), color)}");
        }

        output.WriteLine($"  why: {Say(finding.Message, report)}");
        if (finding.Version is { } version)
        {
            output.WriteLine($"  since: {Since(version)}");
        }

        foreach (var line in reported.Verified?.Lines ?? [])
        {
            output.WriteLine($"  verified: {Neutral.Line(report.Mask.Shapes(line))}");
        }

        output.WriteLine($"  do this: {Say(finding.Help, report)}");
        foreach (var related in finding.Related)
        {
            var at = related.File.Position(related.Span.Start);
            output.WriteLine($"  see: {Neutral.Line(related.File.Path)}:{at.Line}:{at.Column}: {Say(related.Message, report)}");
        }

        output.WriteLine();
    }

    private static string Since(FoundVersion version) => (version.Commit.Length > 0 ? $"commit {version.Commit[..12]} of {(version.Date.Length < 10 ? "no date" : version.Date[..10])}" : "no commit that is here")
        + (!version.IsReachable ? "; no reference leads to it any more, and who has its id can still fetch it" : version.InTip ? "; it still stands in the tip" : "; it is gone from the tip, not from the history");

    private static string Say(string text, Report report) => Neutral.Line(report.Mask.Words(text));

    private static string ColorOf(Severity severity) => severity switch
    {
        Severity.Error => "\u001b[1;31m",
        Severity.Warning => "\u001b[1;33m",
        _ => "\u001b[1;36m",
    };

    private static string Paint(string text, string paint, bool color) => color ? paint + text + Reset : text;
}
