using System.Globalization;
using System.Text.Json;

namespace Pvelint.Api;

/// <summary>
/// Reads values whose types Proxmox VE does not keep: a truth value is <c>true</c>, <c>1</c> or <c>"1"</c>, a number may be text, a list
/// may be text with commas, an array, or keys of an object, and any of them null or missing.
/// </summary>
internal static class PveJson
{
    /// <summary>A member; null where the object has none, or it is null, or this is no object.</summary>
    public static JsonElement? Member(this JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var member) && member.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? member : null;

    /// <summary>A member as text; null where it is missing or no single value.</summary>
    public static string? Text(this JsonElement value, string name) => value.Member(name) is { } member ? Text(member) : null;

    /// <summary>A single value as text.</summary>
    public static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        _ => null,
    };

    /// <summary>A member as a truth value; null where it is missing. As Perl has it: empty and 0 are false, all else is true.</summary>
    public static bool? Flag(this JsonElement value, string name) => value.Text(name) is { } text ? text is not ("" or "0" or "false") : null;

    /// <summary>A member as a whole number; null where it is missing or none.</summary>
    public static long? Number(this JsonElement value, string name) =>
        value.Text(name) is { } text && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is >= long.MinValue and <= long.MaxValue
            ? (long)number
            : null;

    /// <summary>A member as a list of names; empty where it is missing.</summary>
    public static IReadOnlyList<string> Names(this JsonElement value, string name) => value.Member(name) is { } member ? Names(member) : [];

    /// <summary>A value as a list of names.</summary>
    public static IReadOnlyList<string> Names(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => [.. value.EnumerateArray().Select(Text).OfType<string>().Where(name => name.Length > 0)],
        JsonValueKind.Object => [.. value.EnumerateObject().Select(member => member.Name)],
        _ => Text(value) is { } text ? [.. text.Split([',', ';', ' ', '\0'], StringSplitOptions.RemoveEmptyEntries)] : [],
    };

    /// <summary>The objects of a list, each with its id: an array whose objects hold it, or an object of objects by their ids.</summary>
    /// <param name="value">The list; null for none.</param>
    /// <param name="idName">The member that holds the id.</param>
    public static IEnumerable<(string Id, JsonElement Value)> Objects(JsonElement? value, string idName) => value?.ValueKind switch
    {
        JsonValueKind.Array => value.Value.EnumerateArray().Select(item => (Id: item.Text(idName), Value: item)).Where(item => item.Id is not null).Select(item => (item.Id!, item.Value)),
        JsonValueKind.Object => value.Value.EnumerateObject().Select(member => (member.Name, member.Value)),
        _ => [],
    };

    /// <summary>Reads all strings of a value.</summary>
    /// <exception cref="InvalidOperationException">One of them is no text: half a character.</exception>
    public static void Check(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Check(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    _ = member.Name;
                    Check(member.Value);
                }

                break;
            case JsonValueKind.String:
                _ = value.GetString();
                break;
        }
    }
}
