using System.Text;
using System.Text.Json;
using Pvelint.Hcl;

namespace Pvelint.Sandbox;

/// <summary>
/// The parameters of a call. All are texts, whatever they were in JSON: calls that change something are passed on to another process
/// as a form. Source: pve-http-server src/PVE/APIServer/AnyEvent.pm extract_params, proxy_request.
/// </summary>
internal sealed class Parameters
{
    // Where a list is given as such, its items are joined as CGI joins them.
    private const char Joint = '\0';

    private readonly SortedDictionary<string, string?> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _references = new(StringComparer.Ordinal);

    /// <summary>The names, sorted.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The text of a parameter; null where it is not given.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>What Perl calls a value that is no plain one: <c>ARRAY</c> for several, <c>JSON::PP::Boolean</c>; null for a plain one.</summary>
    public string? Reference(string name) => _references.GetValueOrDefault(name);

    /// <summary>Whether a flag is set.</summary>
    public bool Is(string name) => this[name] == "1";

    /// <summary>The items of a list: divided at blanks, commas, semicolons. Source: pve-common PVE::Tools split_list.</summary>
    public IReadOnlyList<string> List(string name) => Split(this[name] ?? "");

    /// <summary>Puts a value in.</summary>
    public void Set(string name, string value) => _values[name] = value;

    /// <summary>Takes a value out.</summary>
    public void Remove(string name) => _values.Remove(name);

    /// <summary>The parameters as the facts take them: an object of texts.</summary>
    public HclValue AsValue(IEnumerable<string> without) =>
        HclValue.Object(_values.Where(pair => pair.Value is not null && !without.Contains(pair.Key)).Select(pair => (pair.Key, HclValue.Of(pair.Value!.Replace(Joint, ',')))));

    public static IReadOnlyList<string> Split(string text) => text.Split([' ', '\t', '\n', '\r', ',', ';', Joint], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Adds what a form or a query holds. A semicolon divides like an ampersand.</summary>
    public void AddForm(string form)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pair in form.Split(['&', ';'], StringSplitOptions.RemoveEmptyEntries))
        {
            // What stands behind a second = is lost, and a name without any is there, and has no value.
            var parts = pair.Split('=');
            var name = ApiRequest.Unescape(parts[0].Replace('+', ' '));
            var value = parts.Length > 1 ? Utf8(ApiRequest.Unescape(parts[1].Replace('+', ' '))) : null;
            if (seen.Add(name) || value is null || _values[name] is not { } first)
            {
                _values[name] = value;
                continue;
            }

            _values[name] = first + Joint + value;
            _references[name] = "ARRAY";
        }
    }

    /// <summary>Adds what a JSON object holds; false where the text is none.</summary>
    public bool AddJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return false;
            }

            foreach (var property in document.RootElement.EnumerateObject())
            {
                var isArray = property.Value.ValueKind == JsonValueKind.Array;
                _values[property.Name] = isArray ? string.Join(Joint, property.Value.EnumerateArray().Select(Text)) : Text(property.Value);
                if (Kind(property.Value.ValueKind) is { } reference)
                {
                    _references[property.Name] = reference;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string? Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "ARRAY",
        JsonValueKind.Object => "HASH",
        JsonValueKind.True or JsonValueKind.False => "JSON::PP::Boolean",
        _ => null,
    };

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.String => value.GetString()!,
        _ => value.GetRawText(),
    };

    private static string Utf8(string bytes) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(bytes));
}
