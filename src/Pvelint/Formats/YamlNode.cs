using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A node of YAML's tree with its place in the text that was parsed. Classes, not records: a record would print its value.</summary>
/// <param name="span">The node as written, with its quotes or block header and without its tag.</param>
/// <param name="tag">Its tag as resolved by the parser; empty where there is none.</param>
internal abstract class YamlNode(TextSpan span, string tag)
{
    public TextSpan Span { get; } = span;

    public string Tag { get; } = tag;
}

internal enum YamlStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <param name="span">The scalar as written.</param>
/// <param name="tag">Its tag.</param>
/// <param name="style">How it is written.</param>
/// <param name="value">The value that the parser decoded; null where no parser read it.</param>
internal sealed class YamlScalar(TextSpan span, string tag, YamlStyle style, string? value) : YamlNode(span, tag)
{
    public YamlStyle Style { get; } = style;

    public string? Value { get; } = value;
}

internal sealed class YamlSequence(TextSpan span, string tag, IReadOnlyList<YamlNode> items) : YamlNode(span, tag)
{
    public IReadOnlyList<YamlNode> Items { get; } = items;
}

internal sealed class YamlMapping(TextSpan span, string tag, IReadOnlyList<YamlEntry> entries) : YamlNode(span, tag)
{
    public IReadOnlyList<YamlEntry> Entries { get; } = entries;
}

/// <summary><c>*name</c>: never followed, so that a bomb of aliases costs nothing.</summary>
internal sealed class YamlAlias(TextSpan span) : YamlNode(span, "");

internal sealed class YamlEntry(YamlScalar key, YamlNode value)
{
    public YamlScalar Key { get; } = key;

    public YamlNode Value { get; } = value;
}
