using System.Globalization;
using System.Text.Json;
using Pvelint.Inference;
using static Pvelint.Output.JsonParts;

namespace Pvelint.Output;

/// <summary>The JSON of <c>pvelint access --from-access-log</c>; README has the contract.</summary>
internal static class ObservedJson
{
    public static void Write(ObservedReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonReport.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteString("pve", report.Version.ToString());
            json.WriteBoolean("complete", report.IsComplete);
            Log(json, report.Log);
            List(json, "principals", report.Found.Principals, one => Principal(json, one));
            json.WriteStartObject("unowned");
            Strings(json, "tools", report.Found.Unowned);
            List(json, "unseen", report.Found.Unseen, call => Unseen(json, call));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void Log(Utf8JsonWriter json, ObservedLog log)
    {
        json.WriteStartObject("log");
        json.WriteString("first", Time(log.First));
        json.WriteString("last", Time(log.Last));
        json.WriteNumber("lines", log.Lines);
        json.WriteNumber("calls", log.Calls.Sum(call => call.Total));
        json.WriteNumber("unauthenticated", log.Unauthenticated);
        json.WriteNumber("others", log.Others);
        json.WriteNumber("malformed", log.Malformed + log.TooLong);
        json.WriteNumber("unkept", log.Unkept);
        List(json, "unknown", log.Unknown, call =>
        {
            json.WriteString("authid", call.AuthId);
            Call(json, call);
        });
        List(json, "joined", log.Joined, joined =>
        {
            json.WriteString("call", joined.Endpoint);
            json.WriteString("variable", joined.Variable);
        });
        Strings(json, "problems", log.Problems);
        json.WriteEndObject();
    }

    private static void Principal(Utf8JsonWriter json, ObservedAccess one)
    {
        json.WriteString("authid", one.Id);
        json.WriteBoolean("named", one.IsNamed);
        json.WriteBoolean("root", one.IsRoot);
        Strings(json, "tools", one.Tools);
        json.WriteNumber("calls", one.Calls.Sum(call => call.Total));
        json.WriteNumber("refusals", one.Calls.Sum(call => call.Refused));
        json.WriteString("first", one.Calls.Count == 0 ? null : Time(one.Calls.Min(call => call.First)));
        json.WriteString("last", one.Calls.Count == 0 ? null : Time(one.Calls.Max(call => call.Last)));
        List(json, "refused", one.Refused, refused =>
        {
            Call(json, refused.Call);
            List(json, "lacking", refused.Lacking, lacking => Lacking(json, lacking));
        });
        List(json, "unused", one.Unused, grant => Held(json, grant));
        AccessWays.Write(json, one.Ways);
        List(json, "wider", one.Wider, grant =>
        {
            Held(json, grant);
            Strings(json, "enough", grant.Enough);
        });
        List(json, "undecided", one.Undecided, grant =>
        {
            Held(json, grant);
            json.WriteString("dependsOn", grant.DependsOn);
        });
        Strings(json, "doubts", one.Doubts);
        List(json, "lost", one.Lost, lost =>
        {
            json.WriteString("path", lost.Grant.Path);
            json.WriteString("privilege", lost.Grant.Privilege);
            Strings(json, "calls", lost.Calls.Select(call => call.Call.Endpoint.Label).Distinct());
        });
        List(json, "outside", one.Outside, outside =>
        {
            Call(json, outside.Call);
            Strings(json, "privileges", outside.Privileges);
            json.WriteString("dependsOn", outside.DependsOn);
        });
        json.WriteNumber("harmless", one.Harmless);
        List(json, "unseen", one.Unseen, call => Unseen(json, call));
    }

    private static void Call(Utf8JsonWriter json, ObservedCall call)
    {
        json.WriteString("call", call.Label);
        json.WriteStartObject("variables");
        foreach (var (name, value) in call.Variables)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteNumber("done", call.Count);
        json.WriteNumber("refused", call.Refused);
        json.WriteNumber("failed", call.Failed);
        json.WriteNumber("unproven", call.Unproven);
        json.WriteString("first", Time(call.First));
        json.WriteString("last", Time(call.Last));
    }

    private static void Lacking(Utf8JsonWriter json, LackingGrants lacking)
    {
        json.WriteBoolean("allowed", lacking.IsAllowed);
        json.WriteStartArray("missing");
        foreach (var way in lacking.Missing.Ways.Where(way => way.Count > 0))
        {
            json.WriteStartArray();
            foreach (var grant in way)
            {
                json.WriteStartObject();
                Grant(json, grant);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        List(json, "may", lacking.May, grant => Grant(json, grant));
        Strings(json, "dependsOn", lacking.DependsOn);
        Strings(json, "impossible", lacking.Refusals.Select(refusal => refusal.Reason));
        Strings(json, "mayImpossible", lacking.MayRefuse.Select(refusal => refusal.Reason));
        if (lacking.By is { } made)
        {
            json.WriteStartObject("because");
            Place(json, made.By);
            json.WriteEndObject();
        }
    }

    private static void Grant(Utf8JsonWriter json, Permission grant)
    {
        json.WriteString("path", grant.Path);
        json.WriteString("privilege", grant.Privilege);
        json.WriteBoolean("propagate", grant.IsPropagated);
    }

    private static void Unseen(Utf8JsonWriter json, UnseenCall unseen)
    {
        json.WriteString("call", unseen.Call.Call.Endpoint.Label);
        Strings(json, "operations", unseen.Call.Operations);
        Place(json, unseen.Call.By);
        json.WriteString("if", unseen.Call.If);
        json.WriteString("dependsOn", unseen.DependsOn);
    }

    private static string? Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
