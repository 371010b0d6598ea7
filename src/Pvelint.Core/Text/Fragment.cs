namespace Pvelint.Text;

/// <summary>A piece of text and where it stands in its file: a whole file, a fence, a heredoc, a decoded string.</summary>
/// <param name="Text">The decoded text.</param>
/// <param name="Map">From offsets in <paramref name="Text"/> to offsets in the file.</param>
public readonly record struct Fragment(string Text, TextMap Map)
{
    /// <summary>The whole of a file.</summary>
    public static Fragment Of(SourceFile file) => new(file.Text, TextMap.At(0, file.Text.Length));

    /// <summary>The span in the file of a span of this text.</summary>
    public TextSpan ToSource(TextSpan span) => Map.ToSource(span);

    /// <summary>The piece of this fragment that <paramref name="span"/> covers.</summary>
    public Fragment Slice(TextSpan span) => Decode(Text.Substring(span.Start, span.Length), TextMap.At(span.Start, span.Length));

    /// <summary>A text decoded from this fragment by a map whose source is this fragment's text.</summary>
    public Fragment Decode(string text, TextMap map) => new(text, map.Within(Map));

    // A record's default would print the text, which may be a secret.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(Text.Length).Append(" units");
        return true;
    }
}
