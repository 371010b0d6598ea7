using Pvelint.Rules;

namespace Pvelint.Output;

/// <summary><c>--format github</c>: annotations of a GitHub Actions run.</summary>
internal static class GitHubReport
{
    public static void Write(Report report, TextWriter output)
    {
        foreach (var reported in report.Open)
        {
            var finding = reported.Finding;
            var level = finding.Severity switch
            {
                Severity.Error => "error",
                Severity.Warning => "warning",
                _ => "notice",
            };
            var message = $"{report.Mask.Words(finding.Message)}; {report.Mask.Words(finding.Help)}";
            output.WriteLine(
                $"::{level} file={Property(reported.RepositoryPath)},line={reported.Start.Line},endLine={reported.End.Line},"
                + $"col={reported.Start.Column},endColumn={reported.End.Column},title={Property(finding.Rule.Id + ": " + finding.Rule.Title)}::{Data(message)}");
        }
    }

    // https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: escapeData, escapeProperty.
    private static string Data(string text)
    {
        text = text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);
        return Neutral.Line(text);
    }

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
