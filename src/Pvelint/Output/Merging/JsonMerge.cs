using System.Text.Json;
using Pvelint.Rules;

namespace Pvelint.Output.Merging;

/// <summary>Joins JSON reports.</summary>
internal static class JsonMerge
{
    private sealed record Entry(ReportPart Part, JsonElement Value, string Path, long Line, long Column, string Rule, Severity Severity, bool IsOpen)
    {
        /// <summary>What the same finding of two runs has in common. Of a history that is not the version, which each shard sees another first of.</summary>
        public (string, string, string, string, long, long, long, long) Id { get; init; }

        /// <summary>Whether it is of a history, and there still in the tip.</summary>
        public bool? InTip { get; init; }
    }

    public static MergedReport Of(IReadOnlyList<ReportPart> parts, bool isWhole)
    {
        foreach (var part in parts)
        {
            if (part.Number(part.Root, "version") != 1)
            {
                throw part.Bad("it is of another version of the format");
            }
        }

        var pve = ReportParts.Same(parts, part => part.Text(part.Root, "pve"), "versions of Proxmox VE");
        var findings = Once(parts.SelectMany(Findings));
        var skipped = Skipped(parts);
        var files = parts.Sum(part => part.Number(part.Get(part.Root, "scanned", JsonValueKind.Object), "files"));
        var bytes = parts.Sum(part => part.Number(part.Get(part.Root, "scanned", JsonValueKind.Object), "bytes"));
        var isComplete = isWhole && skipped.Count == 0 && parts.All(part => part.Flag(part.Root, "complete"));
        return new MergedReport(
            stream => Write(stream, pve, findings, files, bytes, skipped, isComplete),
            findings.Count,
            [.. findings.Where(finding => finding.IsOpen).Select(finding => finding.Severity)],
            isComplete);
    }

    private static IEnumerable<Entry> Findings(ReportPart part)
    {
        foreach (var value in part.Get(part.Root, "findings", JsonValueKind.Array).EnumerateArray())
        {
            var (rule, path, place) = (part.Text(value, "rule"), part.Prefix + part.Text(value, "path"), part.Text(value, "place"));
            var (line, column) = (part.Number(value, "line"), part.Number(value, "column"));
            var secret = value.TryGetProperty("value", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
            var inTip = value.TryGetProperty("inTip", out _) ? part.Flag(value, "inTip") : (bool?)null;
            yield return new Entry(part, value, path, line, column, rule, part.SeverityIn(value, "severity"), !value.TryGetProperty("suppressed", out var suppressed) || suppressed.ValueKind == JsonValueKind.Null)
            {
                Id = inTip is null ? (rule, path, place, secret, line, column, part.Number(value, "endLine"), part.Number(value, "endColumn")) : (rule, path, place, secret, 0, 0, 0, 0),
                InTip = inTip,
            };
        }
    }

    // Of the same finding the one that counts is kept, of a history the oldest.
    private static List<Entry> Once(IEnumerable<Entry> entries) =>
    [
        .. entries.GroupBy(entry => entry.Id)
            .Select(group => group.OrderByDescending(entry => entry.IsOpen).ThenBy(Date, StringComparer.Ordinal).First() with { InTip = group.First().InTip is null ? null : group.Any(entry => entry.InTip == true) })
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Line)
            .ThenBy(entry => entry.Column)
            .ThenBy(entry => entry.Rule, StringComparer.Ordinal),
    ];

    // What no commit holds has no date.
    private static string Date(Entry entry) => entry.Value.TryGetProperty("date", out var date) && date.ValueKind == JsonValueKind.String ? date.GetString()! : "~";

    private static List<SkippedFile> Skipped(IReadOnlyList<ReportPart> parts) =>
    [
        .. parts.SelectMany(part => part.Get(part.Get(part.Root, "scanned", JsonValueKind.Object), "skipped", JsonValueKind.Array).EnumerateArray()
                .Select(file => new SkippedFile(part.Prefix + part.Text(file, "path"), part.Text(file, "reason"))))
            .Distinct()
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];

    private static void Write(Stream stream, string pve, List<Entry> findings, long files, long bytes, List<SkippedFile> skipped, bool isComplete)
    {
        using var json = new Utf8JsonWriter(stream, JsonReport.Options);
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteString("pve", pve);
        json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        JsonReport.WriteScanned(json, files, bytes, skipped);
        json.WriteBoolean("complete", isComplete);
        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteFinding(Utf8JsonWriter json, Entry finding)
    {
        if (finding.InTip is not { } inTip)
        {
            finding.Part.Copy(json, finding.Value, "path");
            return;
        }

        json.WriteStartObject();
        foreach (var member in finding.Value.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            if (member.NameEquals("inTip"))
            {
                json.WriteBooleanValue(inTip);
            }
            else if (member.NameEquals("path"))
            {
                json.WriteStringValue(finding.Path);
            }
            else
            {
                finding.Part.Copy(json, member.Value, "path");
            }
        }

        json.WriteEndObject();
    }
}
