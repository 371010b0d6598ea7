using System.Text.Json;
using Pvelint.Rules;

namespace Pvelint.Output.Merging;

/// <summary>Joins SARIF reports: one run, with the results of all.</summary>
internal static class SarifMerge
{
    private sealed record Entry(ReportPart Part, JsonElement Value, string Path, long Line, long Column, string Rule, Severity Severity, bool IsOpen)
    {
        public (string, string, string, string, long, long, long, long) Id { get; init; }
    }

    /// <summary>What the run says of itself beyond the format.</summary>
    public static JsonElement Properties(ReportPart part) => part.Get(Run(part), "properties", JsonValueKind.Object);

    public static MergedReport Of(IReadOnlyList<ReportPart> parts, bool isWhole)
    {
        ReportParts.Same(parts, part => part.Text(Driver(part), "name") + " " + part.Text(Driver(part), "semanticVersion"), "versions of pvelint");
        var pve = ReportParts.Same(parts, part => part.Text(Properties(part), "pve"), "versions of Proxmox VE");
        var results = Once(parts.SelectMany(Results));
        var isComplete = isWhole && parts.All(part => part.Flag(Invocation(part), "executionSuccessful"));
        return new MergedReport(
            stream => Write(stream, parts, results, pve, isComplete, isWhole),
            results.Count,
            [.. results.Where(result => result.IsOpen).Select(result => result.Severity)],
            isComplete);
    }

    private static JsonElement Run(ReportPart part) => part.Only(part.Root, "runs");

    private static JsonElement Invocation(ReportPart part) => part.Only(Run(part), "invocations");

    private static JsonElement Driver(ReportPart part)
    {
        var driver = part.Get(part.Get(Run(part), "tool", JsonValueKind.Object), "driver", JsonValueKind.Object);
        return part.Text(driver, "name") == "pvelint" ? driver : throw part.Bad("another tool wrote it");
    }

    private static IEnumerable<Entry> Results(ReportPart part)
    {
        foreach (var value in part.Get(Run(part), "results", JsonValueKind.Array).EnumerateArray())
        {
            var place = part.Get(part.Only(value, "locations"), "physicalLocation", JsonValueKind.Object);
            var uri = part.Text(part.Get(place, "artifactLocation", JsonValueKind.Object), "uri");
            var region = part.Get(place, "region", JsonValueKind.Object);
            var (rule, line, column) = (part.Text(value, "ruleId"), part.Number(region, "startLine"), part.Number(region, "startColumn"));
            var fingerprint = part.Text(part.Get(value, "partialFingerprints", JsonValueKind.Object), "primaryLocationLineHash");
            var secret = part.Get(value, "properties", JsonValueKind.Object).TryGetProperty("value", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "";
            yield return new Entry(part, value, part.Prefix + Uri.UnescapeDataString(uri), line, column, rule, part.SeverityIn(value, "level"), part.Get(value, "suppressions", JsonValueKind.Array).GetArrayLength() == 0)
            {
                // Of a history, which each shard sees another first version of, the version does not count.
                Id = part.Get(value, "properties", JsonValueKind.Object).TryGetProperty("inTip", out _)
                    ? (rule, part.Prefix + uri, fingerprint, secret, 0, 0, 0, 0)
                    : (rule, part.Prefix + uri, fingerprint, secret, line, column, part.Number(region, "endLine"), part.Number(region, "endColumn")),
            };
        }
    }

    private static List<Entry> Once(IEnumerable<Entry> entries) =>
    [
        .. entries.GroupBy(entry => entry.Id)
            .Select(group => group.OrderByDescending(entry => entry.IsOpen).First())
            .OrderBy(entry => entry.Path, StringComparer.Ordinal)
            .ThenBy(entry => entry.Line)
            .ThenBy(entry => entry.Column)
            .ThenBy(entry => entry.Rule, StringComparer.Ordinal),
    ];

    private static void Write(Stream stream, IReadOnlyList<ReportPart> parts, List<Entry> results, string pve, bool isComplete, bool isWhole)
    {
        using var json = new Utf8JsonWriter(stream, JsonReport.Options);
        json.WriteStartObject();
        foreach (var member in parts[0].Root.EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            if (!member.NameEquals("runs"))
            {
                member.Value.WriteTo(json);
                continue;
            }

            json.WriteStartArray();
            WriteRun(json, parts, results, pve, isComplete, isWhole);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private static void WriteRun(Utf8JsonWriter json, IReadOnlyList<ReportPart> parts, List<Entry> results, string pve, bool isComplete, bool isWhole)
    {
        json.WriteStartObject();
        foreach (var member in Run(parts[0]).EnumerateObject())
        {
            json.WritePropertyName(member.Name);
            switch (member.Name)
            {
                case "invocations":
                    WriteInvocation(json, parts, results.Count, isComplete, isWhole);
                    break;
                case "results":
                    json.WriteStartArray();
                    foreach (var result in SarifReport.Kept(results, result => result.Severity))
                    {
                        result.Part.Copy(json, result.Value, "uri");
                    }

                    json.WriteEndArray();
                    break;
                case "properties":
                    json.WriteStartObject();
                    json.WriteString("pve", pve);
                    json.WriteEndObject();
                    break;
                default:
                    member.Value.WriteTo(json);
                    break;
            }
        }

        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, IReadOnlyList<ReportPart> parts, int results, bool isComplete, bool isWhole)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", isComplete);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (var part in parts)
        {
            foreach (var notification in part.Get(Invocation(part), "toolExecutionNotifications", JsonValueKind.Array).EnumerateArray())
            {
                part.Copy(json, notification, "uri");
            }
        }

        if (!isWhole)
        {
            SarifReport.WriteNotification(json, "error", "Not every shard is there once: a part of the files was not checked.");
        }

        SarifReport.WriteTooMany(json, results);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
