using System.Text.Json;
using Pvelint.Access;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>The answer of <c>pvelint can</c>.</summary>
internal static class CanReport
{
    // More ways than this nobody reads; the JSON has them all.
    private const int MostWays = 5;

    /// <summary>Writes the answer for people, or as JSON.</summary>
    public static void Write(TextWriter output, string caller, ApiCall call, CallVerdict verdict, PveVersion version, bool isJson)
    {
        if (isJson)
        {
            using var bytes = new MemoryStream();
            using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
            {
                json.WriteStartObject();
                json.WriteNumber("version", 1);
                json.WriteString("pve", version.ToString());
                json.WriteString("authid", caller);
                json.WriteString("call", call.Endpoint.Label);
                Write(json, verdict);
                json.WriteEndObject();
            }

            output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
            return;
        }

        var word = verdict.Verdict switch
        {
            Verdict.Allow => "yes",
            Verdict.Deny => "no",
            _ => "that depends",
        };
        output.WriteLine($"{word}: {Neutral.Line(caller)}, {call.Endpoint.Label}, Proxmox VE {version}");
        foreach (var refusal in verdict.Open.SelfAndDescendants().OfType<Refusal>().Distinct())
        {
            output.WriteLine(refusal.IsForRoot ? $"  only root@pam with its password may: {Neutral.Line(refusal.Reason)}" : $"  {Neutral.Line(refusal.Reason)}");
        }

        if (verdict.Verdict != Verdict.Allow)
        {
            Missing(output, MissingGrants.Of(verdict.Open));
        }

        foreach (var what in verdict.DependsOn)
        {
            output.WriteLine($"  depends on {Neutral.Line(what)}");
        }

        if (call.Endpoint.Note.Length > 0)
        {
            output.WriteLine("  note: " + call.Endpoint.Note);
        }
    }

    /// <summary>The verdict and each way to be allowed, as members of an object; null for a call that the API does not have.</summary>
    public static void Write(Utf8JsonWriter json, CallVerdict? verdict)
    {
        json.WriteString("verdict", verdict is null ? "unknown" : verdict.Verdict.ToString().ToLowerInvariant());
        var missing = verdict is null ? new MissingGrants([], IsComplete: true) : MissingGrants.Of(verdict.Open);
        WriteWays(json, "missing", missing.Ways.Where(way => !Propagates(way)));
        if (missing.Ways.Any(Propagates))
        {
            // These must be granted with propagation, without which they are no way.
            WriteWays(json, "missingPropagated", missing.Ways.Where(Propagates));
        }

        if (!missing.IsComplete)
        {
            json.WriteBoolean("complete", false);
        }

        if (verdict is null || verdict.DependsOn.Count > 0)
        {
            json.WriteStartArray("dependsOn");
            foreach (var what in verdict?.DependsOn ?? ["the API has no such call"])
            {
                json.WriteStringValue(what);
            }

            json.WriteEndArray();
        }
    }

    private static bool Propagates(IReadOnlyList<Permission> way) => way.Any(permission => permission.IsPropagated);

    private static void WriteWays(Utf8JsonWriter json, string name, IEnumerable<IReadOnlyList<Permission>> ways)
    {
        json.WriteStartArray(name);
        foreach (var way in ways)
        {
            json.WriteStartArray();
            foreach (var permission in way.OrderBy(permission => permission.Path, StringComparer.Ordinal).ThenBy(permission => permission.Privilege, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("path", permission.Path);
                json.WriteString("privilege", permission.Privilege);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Missing(TextWriter output, MissingGrants missing)
    {
        for (var i = 0; i < missing.Ways.Count && i < MostWays; i++)
        {
            output.WriteLine(i == 0 ? "  missing:" : "  or:");
            foreach (var path in missing.Ways[i].GroupBy(permission => permission.Path, StringComparer.Ordinal).OrderBy(path => path.Key, StringComparer.Ordinal))
            {
                output.WriteLine($"    {Neutral.Line(path.Key)}  {string.Join(' ', path.Select(permission => permission.Privilege + (permission.IsPropagated ? " (propagated)" : "")))}");
            }
        }

        if (missing.Ways.Count > MostWays || !missing.IsComplete)
        {
            output.WriteLine($"  and {(missing.IsComplete ? $"{missing.Ways.Count - MostWays}" : "many")} more ways (--format json has them)");
        }
    }
}
