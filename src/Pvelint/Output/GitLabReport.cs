using System.Text.Json;
using Pvelint.Rules;

namespace Pvelint.Output;

/// <summary><c>--format gitlab</c>: a Code Quality report.</summary>
internal static class GitLabReport
{
    public static void Write(Report report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, JsonReport.Options);
        json.WriteStartArray();
        foreach (var reported in report.Open)
        {
            var finding = reported.Finding;
            json.WriteStartObject();
            json.WriteString("description", $"{report.Mask.Words(finding.Message)}; {report.Mask.Words(finding.Help)}");
            json.WriteString("check_name", finding.Rule.Id);
            json.WriteString("fingerprint", reported.Fingerprint);
            json.WriteString("severity", SeverityOf(finding.Severity));
            json.WriteStartObject("location");
            json.WriteString("path", reported.RepositoryPath);
            json.WriteStartObject("lines");
            json.WriteNumber("begin", reported.Start.Line);
            json.WriteNumber("end", reported.End.Line);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    private static string SeverityOf(Severity severity) => severity switch
    {
        Severity.Error => "critical",
        Severity.Warning => "major",
        _ => "info",
    };
}
