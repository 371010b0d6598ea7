using System.Text.Json;
using Pvelint.Access;
using Pvelint.Inference;
using static Pvelint.Output.JsonParts;

namespace Pvelint.Output;

/// <summary>The JSON of <c>pvelint privileges --compare</c>.</summary>
internal static class ComparisonJson
{
    public static void Write(TextWriter output, ComparisonReport report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("pve", report.Version.ToString());
            json.WriteBoolean("complete", report.IsComplete);
            json.WriteString("with", report.With);
            List(json, "comparisons", report.Comparisons, one => One(json, one, report.Version));
            json.WriteEndObject();
        }

        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    private static void One(Utf8JsonWriter json, NamedComparison one, PveVersion version)
    {
        var comparison = one.Comparison;
        json.WriteString("principal", one.Title);
        Strings(json, "tools", one.Privileges.Tools.Select(tool => tool.Tool));
        json.WriteBoolean("administrator", comparison.IsAdministrator);
        List(json, "broken", comparison.Broken, broken =>
        {
            json.WriteString("role", broken.Role.Name.Text);
            json.WriteString("file", broken.Role.Name.Place.File.Path);
            json.WriteNumber("line", broken.Role.Name.Place.File.Position(broken.Role.Name.Place.Span.Start).Line);
            json.WriteBoolean("refused", !broken.IsDropped);
            List(json, "privileges", broken.Privileges, word =>
            {
                json.WriteString("privilege", word.Text);
                json.WriteString("why", NamedComparison.Reason(word.Text!, version));
                Strings(json, "instead", AccessFacts.ReplacedPrivileges.TryGetValue(word.Text!, out var replaced) ? replaced.By : []);
            });
        });
        List(json, "missing", comparison.Missing, missing => Missing(json, missing));
        List(json, "demanded", comparison.Demanded, one =>
        {
            json.WriteString("path", one.Demand.Path);
            json.WriteString("of", one.Demand.Of);
            Strings(json, "privileges", one.Lacking);
            json.WriteString("off", one.Demand.Off.Length > 0 ? one.Demand.Off : null);
            Place(json, one.Demand.By);
        });
        List(json, "excess", comparison.Excess, grant =>
        {
            Held(json, grant);
            json.WriteBoolean("demanded", grant.DemandedBy is not null);
        });
        List(json, "wider", comparison.Wider, grant =>
        {
            Held(json, grant);
            Strings(json, "enough", grant.Enough);
        });
        List(json, "mayNeed", comparison.MayNeed, grant =>
        {
            Held(json, grant);
            json.WriteString("dependsOn", grant.DependsOn);
        });
        List(json, "mayMiss", comparison.MayMiss, missing =>
        {
            Missing(json, missing);
            json.WriteString("dependsOn", missing.DependsOn);
        });
        AccessWays.Write(json, comparison.Ways);
        List(json, "impossible", comparison.Tools.SelectMany(tool => tool.Impossible), impossible =>
        {
            json.WriteString("what", impossible.Reason);
            Place(json, impossible.By[0].By);
            json.WriteBoolean("root", impossible.IsForRoot);
        });
        List(json, "unmapped", one.Privileges.Unmapped, resource => Place(json, resource));
    }

    private static void Missing(Utf8JsonWriter json, MissingGrant missing)
    {
        json.WriteString("path", missing.Grant.Path);
        json.WriteString("privilege", missing.Grant.Privilege);
        json.WriteBoolean("propagate", missing.Grant.IsPropagated);
        List(json, "because", missing.Calls, call =>
        {
            Place(json, call.By);
            json.WriteString("call", call.Call.Endpoint.Label);
            json.WriteString("effect", NamedComparison.EffectName(call));
            json.WriteString("loses", call.Tolerated.Length > 0 ? call.Tolerated : null);
        });
    }
}
