using Pvelint.Rules;

namespace Pvelint.Output;

/// <summary><c>--format msbuild</c>: lines as a compiler prints them, which MSBuild's <c>Exec</c> task and editors understand.</summary>
internal static class MsBuildReport
{
    public static void Write(Report report, TextWriter output)
    {
        foreach (var reported in report.Open)
        {
            var finding = reported.Finding;
            var level = finding.Severity is Severity.Note ? "info" : Levels.Name(finding.Severity);
            var place = $"{reported.Start.Line},{reported.Start.Column},{reported.End.Line},{reported.End.Column}";
            var message = Neutral.Line($"{report.Mask.Words(finding.Message)}; {report.Mask.Words(finding.Help)}");
            output.WriteLine($"{Neutral.Line(finding.File.Path)}({place}): {level} {finding.Rule.Id}: {message}");
        }
    }
}
