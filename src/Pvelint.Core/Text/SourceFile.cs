namespace Pvelint.Text;

/// <summary>A file's path and decoded text, with line lookup. Holds no byte order mark.</summary>
/// <param name="path">The path as reports print it, with forward slashes.</param>
/// <param name="text">The decoded text.</param>
/// <param name="start">Where the text starts in the file, for a piece of a file that is too large to be held; null for the whole.</param>
public sealed class SourceFile(string path, string text, LinePosition? start = null)
{
    private readonly LinePosition _start = start ?? new LinePosition(1, 1);
    private int[]? _lineStarts;

    /// <summary>The path as reports print it, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>The last segment of <see cref="Path"/>.</summary>
    public string Name => Path.Substring(Path.LastIndexOf('/') + 1);

    /// <summary>The folder part of <see cref="Path"/> without a trailing slash; empty where there is none.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path.Substring(0, slash) : "";

    /// <summary>The decoded text.</summary>
    public string Text { get; } = text;

    /// <summary>Count of lines, at least one.</summary>
    public int LineCount => LineStarts.Length;

    private int[] LineStarts => _lineStarts ??= FindLineStarts(Text);

    /// <summary>The same text under another path.</summary>
    public SourceFile At(string otherPath) => otherPath == Path ? this : new SourceFile(otherPath, Text, _start);

    /// <summary>Line and column of an offset; offsets past the end give the end.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Max(0, Math.Min(offset, Text.Length));
        var index = Array.BinarySearch(LineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + _start.Line, offset - LineStarts[line] + (line == 0 ? _start.Column : 1));
    }

    /// <summary>The span of a line, one-based, without its line break. Lines past the end give an empty span there.</summary>
    public TextSpan Line(int line)
    {
        line -= _start.Line - 1;
        if (line < 1 || line > LineStarts.Length)
        {
            return new TextSpan(Text.Length, 0);
        }

        var start = LineStarts[line - 1];
        var end = line < LineStarts.Length ? LineStarts[line] : Text.Length;
        while (end > start && Text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The text of a span.</summary>
    public string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
