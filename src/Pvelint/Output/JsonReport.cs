using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Pvelint.Commands;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary><c>--format json</c>: the stable contract. Fields are added, never changed, within a version.</summary>
internal static class JsonReport
{
    /// <summary>
    /// Indented, and all but ASCII escaped, so that a report may be shown on any terminal; <c>#</c> too, since build servers
    /// look for <c>##vso[</c> in whatever is printed.
    /// </summary>
    public static JsonWriterOptions Options { get; } = new() { Indented = true, NewLine = "\n", Encoder = Encoder() };

    public static void Write(Report report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("pve", report.Pve);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            WriteFinding(json, finding, report);
        }

        json.WriteEndArray();
        WriteScanned(json, report.Files, report.Bytes, report.Skipped);
        json.WriteBoolean("complete", report.IsComplete);
        WriteShard(json, report.Shard);
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    /// <summary>What was looked at, and what not.</summary>
    public static void WriteScanned(Utf8JsonWriter json, long files, long bytes, IReadOnlyList<SkippedFile> skipped)
    {
        json.WriteStartObject("scanned");
        json.WriteNumber("files", files);
        json.WriteNumber("bytes", bytes);
        json.WriteStartArray("skipped");
        foreach (var file in skipped)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("reason", file.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Which part of the work the run did; nothing where it did all.</summary>
    public static void WriteShard(Utf8JsonWriter json, Shard? shard)
    {
        if (shard is null)
        {
            return;
        }

        json.WriteStartObject("shard");
        json.WriteNumber("index", shard.Index);
        json.WriteNumber("count", shard.Count);
        json.WriteEndObject();
    }

    private static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.BasicLatin);
        settings.ForbidCharacters('#');
        return JavaScriptEncoder.Create(settings);
    }

    private static void WriteFinding(Utf8JsonWriter json, ReportedFinding reported, Report report)
    {
        var finding = reported.Finding;
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("category", finding.Rule.Category);
        json.WriteString("severity", Levels.Name(finding.Severity));
        json.WriteString("confidence", Levels.Name(finding.Confidence));
        WritePlace(json, finding.File, reported.Start, reported.End);
        json.WriteString("message", report.Mask.Words(finding.Message));
        json.WriteString("help", report.Mask.Words(finding.Help));
        WriteVersion(json, finding.Version);
        json.WriteString("value", reported.Value);
        json.WriteString("place", reported.Place);
        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            WritePlace(json, related.File, related.File.Position(related.Span.Start), related.File.Position(related.Span.End));
            json.WriteString("message", report.Mask.Words(related.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteSuppression(json, finding.Suppressed, report);
        reported.Verified?.Write(json, report.Mask);
        json.WriteEndObject();
    }

    private static void WriteVersion(Utf8JsonWriter json, FoundVersion? version)
    {
        if (version is null)
        {
            json.WriteNull("commit");
            return;
        }

        if (version.Commit.Length > 0)
        {
            json.WriteString("commit", version.Commit);
            json.WriteString("date", version.Date);
        }
        else
        {
            json.WriteNull("commit");
        }

        json.WriteBoolean("inTip", version.InTip);
        json.WriteBoolean("reachable", version.IsReachable);
    }

    private static void WritePlace(Utf8JsonWriter json, SourceFile file, LinePosition start, LinePosition end)
    {
        json.WriteString("path", file.Path);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
    }

    private static void WriteSuppression(Utf8JsonWriter json, Suppression? suppression, Report report)
    {
        if (suppression is null)
        {
            json.WriteNull("suppressed");
            return;
        }

        json.WriteStartObject("suppressed");
        json.WriteString("kind", suppression.Kind);
        json.WriteString("reason", report.Mask.Words(suppression.Reason));
        json.WriteEndObject();
    }
}
