using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>What stands where a value stands.</summary>
public enum ValueKind
{
    /// <summary>A text known as written: quoted or bare.</summary>
    Literal,

    /// <summary>A number as written in a format that knows numbers.</summary>
    Number,

    /// <summary>A truth value as written in a format that knows them; <see cref="SettingValue.Text"/> is <c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Null or nothing at all.</summary>
    Null,

    /// <summary>A text with holes: each interpolation stands as one U+FFFC in <see cref="SettingValue.Text"/>.</summary>
    Template,

    /// <summary>Wholly computed elsewhere: <c>var.x</c>, <c>$X</c>, <c>{{ x }}</c>, a function call.</summary>
    Reference,

    /// <summary>Ciphertext that says so: <c>!vault</c>, SOPS.</summary>
    Encrypted,

    /// <summary>A list; see <see cref="SettingValue.Items"/>.</summary>
    List,
}

/// <summary>A value and its exact place.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">
/// The decoded text; for <see cref="ValueKind.Reference"/> the expression as written; for lists empty.
/// </param>
/// <param name="Span">The place in the file: the text alone, without quotes.</param>
/// <param name="Map">From offsets in <paramref name="Text"/> to offsets in the file.</param>
public sealed record SettingValue(ValueKind Kind, string Text, TextSpan Span, TextMap Map)
{
    /// <summary>The unit that stands for an interpolation in a template's text.</summary>
    public const char Hole = '￼';

    /// <summary>The items where <see cref="Kind"/> is <see cref="ValueKind.List"/> and all are scalars; else empty.</summary>
    public IReadOnlyList<SettingValue> Items { get; init; } = [];

    /// <summary>Whether the text is written here in full.</summary>
    public bool IsKnown => Kind is ValueKind.Literal or ValueKind.Number or ValueKind.Boolean;

    /// <summary>The decoded text with its map.</summary>
    public Fragment Fragment => new(Text, Map);

    /// <summary>A value that stands in a fragment as it is written.</summary>
    public static SettingValue Verbatim(ValueKind kind, Fragment fragment, TextSpan span)
    {
        var slice = fragment.Slice(span);
        return new SettingValue(kind, slice.Text, fragment.ToSource(span), slice.Map);
    }

    // A record's default would print the text, which may be a secret.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(Kind).Append(" ***");
        return true;
    }
}
