using System.Buffers;
using System.Text;
using System.Text.Json;
using Pvelint.Access;

namespace Pvelint.Output;

/// <summary>The page's tables of ways to more and of their steps: many principals have the same.</summary>
internal sealed class AccessHtmlWays
{
    private readonly Table<string> _steps = new();
    private readonly Table<string> _ways = new();

    /// <summary>The number of a way.</summary>
    public int IndexOf(EscalationWay way) => _ways.IndexOf(Written(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("target", (int)way.Target);
        AccessHtmlData.WriteNumbers(json, "steps", way.Steps.Select(step => _steps.IndexOf(Written(inner => WriteStep(inner, step)))));
        json.WriteEndObject();
    }));

    /// <summary>Writes the tables.</summary>
    public void Write(Utf8JsonWriter json)
    {
        AccessHtmlData.WriteRaw(json, "ways", _ways.Items);
        AccessHtmlData.WriteRaw(json, "steps", _steps.Items);
    }

    private static void WriteStep(Utf8JsonWriter json, EscalationStep step)
    {
        json.WriteStartObject();
        json.WriteString("fact", Neutral.Line(step.Fact));
        json.WriteStartArray("needs");
        foreach (var need in step.Needs)
        {
            json.WriteStartArray();
            json.WriteStringValue(need.Privilege);
            json.WriteStringValue(Neutral.Line(need.Path));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteString("call", Neutral.Line(step.Call));
        json.WriteString("does", Neutral.Line(step.Does));
        json.WriteString("as", step.As is { } other ? Neutral.Line(other) : null);
        json.WriteString("closes", Neutral.Line(step.Closes));
        json.WriteString("source", Neutral.Line(step.Source));
        json.WriteEndObject();
    }

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, AccessHtmlReport.Options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
