using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// A value of YAML with its place, as the host's reader gives it. Of settings YAML keeps what rules ask for; this keeps the order and
/// the kinds, for those who run what is written. <c>ToString()</c> gives the type's name alone: a value may be a secret.
/// </summary>
public sealed class YamlValue
{
    private YamlValue(ValueKind kind, TextSpan span)
    {
        Kind = kind;
        Span = span;
    }

    /// <summary>
    /// <see cref="ValueKind.Literal"/>, <see cref="ValueKind.Number"/>, <see cref="ValueKind.Boolean"/>, <see cref="ValueKind.Null"/>,
    /// <see cref="ValueKind.Encrypted"/>; <see cref="ValueKind.Reference"/> for an alias or a tag that names what stands elsewhere;
    /// <see cref="ValueKind.List"/> for a sequence or, where <see cref="IsMapping"/>, a mapping.
    /// </summary>
    public ValueKind Kind { get; }

    /// <summary>Whether it is a mapping.</summary>
    public bool IsMapping { get; private init; }

    /// <summary>The decoded text of a scalar; of a truth value <c>true</c> or <c>false</c>; empty for the rest.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The place in the file.</summary>
    public TextSpan Span { get; }

    /// <summary>The items of a sequence.</summary>
    public IReadOnlyList<YamlValue> Items { get; private init; } = [];

    /// <summary>The entries of a mapping in the order of the text. A key given twice stands twice.</summary>
    public IReadOnlyList<YamlPair> Pairs { get; private init; } = [];

    /// <summary>The value of the last entry of that key; null where there is none.</summary>
    public YamlValue? this[string key]
    {
        get
        {
            for (var i = Pairs.Count - 1; i >= 0; i--)
            {
                if (Pairs[i].Key == key)
                {
                    return Pairs[i].Value;
                }
            }

            return null;
        }
    }

    /// <summary>A scalar.</summary>
    public static YamlValue Scalar(ValueKind kind, string text, TextSpan span) => new(kind, span) { Text = text };

    /// <summary>A sequence.</summary>
    public static YamlValue Sequence(IReadOnlyList<YamlValue> items, TextSpan span) => new(ValueKind.List, span) { Items = items };

    /// <summary>A mapping.</summary>
    public static YamlValue Mapping(IReadOnlyList<YamlPair> pairs, TextSpan span) => new(ValueKind.List, span) { IsMapping = true, Pairs = pairs };
}

/// <summary>An entry of a mapping.</summary>
/// <param name="key">The key, decoded.</param>
/// <param name="keySpan">Its place.</param>
/// <param name="value">The value.</param>
public sealed class YamlPair(string key, TextSpan keySpan, YamlValue value)
{
    /// <summary>The key, decoded.</summary>
    public string Key { get; } = key;

    /// <summary>Its place.</summary>
    public TextSpan KeySpan { get; } = keySpan;

    /// <summary>The value.</summary>
    public YamlValue Value { get; } = value;
}
