using System.Text.Json;
using Pvelint.Inference;

namespace Pvelint.Output;

/// <summary>What several reports write into their JSON in one form.</summary>
internal static class JsonParts
{
    public static void Held(Utf8JsonWriter json, HeldGrant grant)
    {
        json.WriteString("path", grant.Path);
        json.WriteString("privilege", grant.Privilege);
        json.WriteBoolean("propagate", grant.IsPropagated);
        json.WriteString("risk", grant.Risk?.ToString().ToLowerInvariant());
    }

    public static void Place(Utf8JsonWriter json, CodeResource resource)
    {
        json.WriteString("file", resource.Place.File.Path);
        json.WriteNumber("line", resource.Place.File.Position(resource.Place.Span.Start).Line);
        json.WriteString("resource", resource.Address);
    }

    public static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    public static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
