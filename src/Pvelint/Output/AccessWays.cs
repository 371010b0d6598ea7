using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>The ways to more that someone has, as lines of text and as JSON.</summary>
internal static class AccessWays
{
    /// <summary>A line a target: the calls of the shortest way to it, each with what it needs. Who has the cluster has the rest.</summary>
    public static IEnumerable<string> Short(IReadOnlyList<EscalationWay> ways) => ways
        .DistinctBy(way => way.Target)
        .Take(ways.Any(way => way.Target is EscalationTarget.Cluster) ? 1 : int.MaxValue)
        .Select(way => $"leads to {Name(way.Target)}: {string.Join("; then ", way.Steps.Where(step => step.Call.Length > 0).Select(step => step.Call + With(step)))}");

    /// <summary>Each way with its steps and what closes it.</summary>
    public static IEnumerable<string> Long(IReadOnlyList<EscalationWay> ways)
    {
        foreach (var way in ways)
        {
            yield return $"leads to {Name(way.Target)}:";
            for (var i = 0; i < way.Steps.Count; i++)
            {
                yield return $"  {i + 1}. {way.Steps[i]}{With(way.Steps[i])}";
            }

            foreach (var closes in way.Steps.Select(step => step.Closes).Distinct(StringComparer.Ordinal))
            {
                yield return $"  closed by: {closes}";
            }
        }
    }

    /// <summary>The same as the member <c>escalation</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<EscalationWay> ways)
    {
        json.WriteStartArray("escalation");
        foreach (var way in ways)
        {
            json.WriteStartObject();
            json.WriteString("target", way.Target.ToString().ToLowerInvariant());
            json.WriteStartArray("steps");
            foreach (var step in way.Steps)
            {
                Write(json, step);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, EscalationStep step)
    {
        json.WriteStartObject();
        json.WriteString("fact", step.Fact);
        json.WriteStartArray("needs");
        foreach (var need in step.Needs)
        {
            json.WriteStartObject();
            json.WriteString("path", need.Path);
            json.WriteString("privilege", need.Privilege);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("call", step.Call.Length > 0 ? step.Call : null);
        json.WriteString("does", step.Does);
        json.WriteString("as", step.As);
        json.WriteString("closes", step.Closes);
        json.WriteString("source", step.Source);
        json.WriteEndObject();
    }

    private static string With(EscalationStep step) =>
        (step.Needs.Count == 0 ? "" : $" (with {string.Join(", ", step.Needs.Select(need => $"{need.Privilege} on {need.Path}"))})") + (step.As is null ? "" : $" as {step.As}");

    private static string Name(EscalationTarget target) => target switch
    {
        EscalationTarget.Cluster => "the cluster",
        EscalationTarget.Host => "root on a host",
        EscalationTarget.Guests => "guests that are not its own",
        _ => "data of guests that are not its own",
    };
}
