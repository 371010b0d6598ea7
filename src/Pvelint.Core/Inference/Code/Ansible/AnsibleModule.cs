using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Inference;

/// <summary>The module that a task calls.</summary>
/// <param name="Type">Its name in the collection: <c>community.proxmox.proxmox_kvm</c>.</param>
/// <param name="Span">Where it is named.</param>
/// <param name="Arguments">What it is given, as mappings of which a later one wins.</param>
internal sealed record AnsibleModule(string Type, TextSpan Span, IReadOnlyList<YamlValue> Arguments)
{
    /// <summary>The collection that holds Proxmox's modules; they came from <c>community.general</c>.</summary>
    public const string Collection = "community.proxmox.";

    private const string Facts = "rules/ansible/";

    private static readonly string[] Collections = [Collection, "community.general."];

    private static readonly Lazy<HashSet<string>> Known = new(() => new HashSet<string>(
        FactFile.Names(Facts).Select(name => name.Substring(Facts.Length, name.Length - Facts.Length - ".hcl".Length)), StringComparer.Ordinal));

    /// <summary>The module of Proxmox that a task calls; null where it calls another.</summary>
    public static AnsibleModule? Of(YamlValue task)
    {
        foreach (var pair in task.Pairs)
        {
            if (pair.Key is "action" or "local_action" && Written(pair.Value) is var (written, given) && NameOf(written) is { } named)
            {
                return new AnsibleModule(named, pair.KeySpan, [.. Mappings(given), .. Mappings(task["args"])]);
            }

            if (NameOf(pair.Key) is { } name)
            {
                return new AnsibleModule(name, pair.KeySpan, [.. Mappings(pair.Value), .. Mappings(task["args"])]);
            }
        }

        return null;
    }

    /// <summary>The name in the collection of a module as code writes it; null for one of another.</summary>
    public static string? NameOf(string written)
    {
        var collection = Array.Find(Collections, collection => written.StartsWith(collection, StringComparison.Ordinal));
        var name = collection is null ? written : written.Substring(collection.Length);
        if ((name != "proxmox" && !name.StartsWith("proxmox_", StringComparison.Ordinal)) || name.IndexOf('.') >= 0)
        {
            return null;
        }

        // A short name that the collection does not have is a module of the code's own.
        return collection is not null || Known.Value.Contains(name) ? Collection + name : null;
    }

    /// <summary>A value as mappings: itself, or the <c>key=value</c> of a text.</summary>
    public static IEnumerable<YamlValue> Mappings(YamlValue? value)
    {
        if (value is { IsMapping: true })
        {
            return [value];
        }

        return value is { Kind: ValueKind.Literal, Text.Length: > 0 } ? [YamlValue.Mapping([.. Words(value.Text).Select(word => Pair(word, value.Span)).OfType<YamlPair>()], value.Span)] : [];
    }

    // `proxmox_kvm vmid=100`, or a mapping with the key module.
    private static (string, YamlValue)? Written(YamlValue value)
    {
        if (value.IsMapping)
        {
            return value["module"] is { } module ? (module.Text, YamlValue.Mapping([.. value.Pairs.Where(pair => pair.Key != "module")], value.Span)) : null;
        }

        var words = Words(value.Text);
        return words.Count == 0 ? null : (words[0], YamlValue.Scalar(ValueKind.Literal, string.Join(" ", words.Skip(1)), value.Span));
    }

    private static YamlPair? Pair(string word, TextSpan span)
    {
        var equals = word.IndexOf('=');
        return equals <= 0 ? null : new YamlPair(word.Substring(0, equals), span, YamlValue.Scalar(ValueKind.Literal, word.Substring(equals + 1).Trim('"', '\''), span));
    }

    // Divided at blanks outside of quotes and braces.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new System.Text.StringBuilder();
        var (quote, depth) = ('\0', 0);
        foreach (var unit in text)
        {
            quote = quote != '\0' ? unit == quote ? '\0' : quote : unit is '"' or '\'' ? unit : quote;
            depth += quote != '\0' ? 0 : unit == '{' ? 1 : unit == '}' ? -1 : 0;
            if (char.IsWhiteSpace(unit) && quote == '\0' && depth <= 0)
            {
                if (word.Length > 0)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                continue;
            }

            word.Append(unit);
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
