using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>The literal that a part of a string value was written as.</summary>
public sealed class HclOrigin
{
    internal HclOrigin(string path, HclText text, int offset, TextSpan span)
    {
        Path = path;
        Text = text;
        Offset = offset;
        Span = span;
    }

    /// <summary>The file of the literal.</summary>
    public string Path { get; }

    /// <summary>The literal.</summary>
    public HclText Text { get; }

    /// <summary>Where in the literal's decoded text the part begins.</summary>
    public int Offset { get; }

    /// <summary>The part of the value.</summary>
    public TextSpan Span { get; }

    /// <summary>The place in the file <see cref="Path"/> of a part of the value that lies in <see cref="Span"/>.</summary>
    public TextSpan ToSource(TextSpan part) => Text.Map.ToSource(new TextSpan(part.Start - Span.Start + Offset, part.Length));

    /// <summary>The same literal for a value that has the part elsewhere, or not all of it.</summary>
    /// <param name="kept">What is kept of this value.</param>
    /// <param name="start">Where in the new value the kept part begins.</param>
    /// <returns>Null where nothing of the literal is kept.</returns>
    internal HclOrigin? Move(TextSpan kept, int start)
    {
        var from = Math.Max(Span.Start, kept.Start);
        var to = Math.Min(Span.End, kept.End);
        return from >= to ? null : new HclOrigin(Path, Text, Offset + from - Span.Start, new TextSpan(start + from - kept.Start, to - from));
    }
}
