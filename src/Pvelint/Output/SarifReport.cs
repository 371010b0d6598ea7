using System.Globalization;
using System.Text.Json;
using Pvelint.Commands;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary><c>--format sarif</c>: SARIF 2.1.0 as GitHub code scanning takes it.</summary>
internal static class SarifReport
{
    // https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
    private const int MostResults = 25_000;
    private const string Root = "%SRCROOT%";

    public static void Write(Report report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteDriver(json, report);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", "pvelint/scan/");
        json.WriteEndObject();
        WriteInvocation(json, report);
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Root);
        WriteText(json, "description", "The root of the scanned repository.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in Kept(report.Findings, finding => finding.Finding.Severity))
        {
            WriteResult(json, finding, report);
        }

        json.WriteEndArray();
        json.WriteStartObject("properties");
        json.WriteString("pve", report.Pve);
        JsonReport.WriteShard(json, report.Shard);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    // GitHub refuses a run with more: the worst ones are kept, and the report says so.
    internal static IEnumerable<T> Kept<T>(IReadOnlyList<T> results, Func<T, Severity> severity) =>
        results.Count <= MostResults ? results : results.OrderByDescending(severity).Take(MostResults);

    /// <summary>Says that there are more results than are kept, where there are.</summary>
    internal static void WriteTooMany(Utf8JsonWriter json, int results)
    {
        if (results > MostResults)
        {
            WriteNotification(json, "warning", string.Create(CultureInfo.InvariantCulture, $"There are {results} findings; the {MostResults} worst stand here."));
        }
    }

    /// <summary>Says something of the run as a whole.</summary>
    internal static void WriteNotification(Utf8JsonWriter json, string level, string text)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        WriteText(json, "message", text);
        json.WriteEndObject();
    }

    private static void WriteDriver(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "pvelint");
        json.WriteString("semanticVersion", PvelintCommand.Version);
        json.WriteString("version", PvelintCommand.Version);
        json.WriteString("informationUri", RulePage.ProjectUrl);
        json.WriteStartArray("rules");
        foreach (var rule in RuleCatalog.All)
        {
            WriteRule(json, rule.Descriptor, report);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleDescriptor rule, Report report)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Name);
        WriteText(json, "shortDescription", Sentence(rule.Title));
        WriteText(json, "fullDescription", Sentence(rule.Title) + " " + Sentence(rule.Help));
        json.WriteStartObject("help");
        json.WriteString("text", Sentence(rule.Help));
        json.WriteString("markdown", report.Mask.Shapes(RulePage.Advice(rule)));
        json.WriteEndObject();
        json.WriteString("helpUri", RulePage.UrlOf(rule));
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Levels.Name(rule.Severity));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteStringValue(rule.Category);
        json.WriteEndArray();
        json.WriteString("precision", "high");
        json.WriteString("security-severity", SecuritySeverity(rule.Severity));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string SecuritySeverity(Severity severity) => severity switch
    {
        Severity.Error => "8.8",
        Severity.Warning => "5.5",
        _ => "2.0",
    };

    private static void WriteInvocation(Utf8JsonWriter json, Report report)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", report.IsComplete);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var skipped in report.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteText(json, "message", Sentence("this file was not checked: " + skipped.Reason));
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            WriteArtifact(json, report.RepositoryPath(skipped.Path));
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        WriteTooMany(json, report.Findings.Count);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteResult(Utf8JsonWriter json, ReportedFinding reported, Report report)
    {
        var finding = reported.Finding;
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Id);
        json.WriteNumber("ruleIndex", IndexOf(finding.Rule));
        json.WriteString("level", Levels.Name(finding.Severity));
        WriteText(json, "message", Sentence(report.Mask.Words(finding.Message)) + " " + Sentence(report.Mask.Words(finding.Help)));
        json.WriteStartArray("locations");
        WriteLocation(json, reported.RepositoryPath, reported.Start, reported.End, null, null);
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (var i = 0; i < finding.Related.Count; i++)
            {
                var (file, span, message) = finding.Related[i];
                WriteLocation(json, report.RepositoryPath(file.Path), file.Position(span.Start), file.Position(span.End), i + 1, Sentence(report.Mask.Words(message)));
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", reported.Fingerprint);
        json.WriteEndObject();
        WriteSuppression(json, finding.Suppressed, report);
        WriteFixes(json, finding, report);
        json.WriteStartObject("properties");
        json.WriteString("confidence", Levels.Name(finding.Confidence));
        if (reported.Value is { } value)
        {
            json.WriteString("value", value);
        }

        if (finding.Version is { } version)
        {
            json.WriteString("commit", version.Commit);
            json.WriteString("date", version.Date);
            json.WriteBoolean("inTip", version.InTip);
            json.WriteBoolean("reachable", version.IsReachable);
        }

        reported.Verified?.Write(json, report.Mask);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSuppression(Utf8JsonWriter json, Suppression? suppression, Report report)
    {
        json.WriteStartArray("suppressions");
        if (suppression is not null)
        {
            json.WriteStartObject();
            json.WriteString("kind", suppression.Kind == "inline" ? "inSource" : "external");
            json.WriteString("status", "accepted");
            json.WriteString("justification", report.Mask.Words(suppression.Reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFixes(Utf8JsonWriter json, Finding finding, Report report)
    {
        var fixes = finding.Suppressed is null ? report.Fixes(finding) : [];
        if (fixes.Count == 0)
        {
            return;
        }

        json.WriteStartArray("fixes");
        foreach (var fix in fixes)
        {
            json.WriteStartObject();
            WriteText(json, "description", Sentence(report.Mask.Words(fix.Title)));
            json.WriteStartArray("artifactChanges");
            foreach (var edits in fix.Edits.GroupBy(edit => edit.File))
            {
                json.WriteStartObject();
                WriteArtifact(json, report.RepositoryPath(edits.Key.Path));
                json.WriteStartArray("replacements");
                foreach (var edit in edits.OrderBy(edit => edit.Span.Start))
                {
                    WriteReplacement(json, edit, report);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("properties");
            json.WriteString("safety", Levels.Name(fix.Safety));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteReplacement(Utf8JsonWriter json, FixEdit edit, Report report)
    {
        var (start, end) = (edit.File.Position(edit.Span.Start), edit.File.Position(edit.Span.End));
        json.WriteStartObject();
        json.WriteStartObject("deletedRegion");
        WriteRegion(json, start, end);
        json.WriteEndObject();
        if (edit.NewText.Length > 0)
        {
            WriteText(json, "insertedContent", report.Mask.Words(edit.NewText));
        }

        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, LinePosition start, LinePosition end)
    {
        json.WriteNumber("startLine", start.Line);
        json.WriteNumber("startColumn", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
    }

    private static void WriteLocation(Utf8JsonWriter json, string path, LinePosition start, LinePosition end, int? id, string? message)
    {
        json.WriteStartObject();
        if (id is { } number)
        {
            json.WriteNumber("id", number);
        }

        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, path);
        json.WriteStartObject("region");
        WriteRegion(json, start, end);
        json.WriteEndObject();
        json.WriteEndObject();
        if (message is not null)
        {
            WriteText(json, "message", message);
        }

        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, string path)
    {
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", string.Join('/', path.Split('/').Select(Uri.EscapeDataString)));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    // Our words are lower case without a full stop, as a compiler prints them; SARIF shows sentences.
    private static string Sentence(string words) => words.Length == 0 || words[^1] is '.' or '?' or '!'
        ? words
        : char.ToUpperInvariant(words[0]) + words[1..] + ".";

    private static int IndexOf(RuleDescriptor descriptor)
    {
        for (var i = 0; i < RuleCatalog.All.Count; i++)
        {
            if (RuleCatalog.All[i].Descriptor.Id == descriptor.Id)
            {
                return i;
            }
        }

        return -1;
    }
}
