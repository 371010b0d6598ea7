using System.Text;
using Pvelint.Lsp.Protocol;
using Pvelint.Text;

namespace Pvelint.Lsp;

/// <summary>In what a client counts the columns of a line.</summary>
internal enum PositionEncoding
{
    /// <summary>UTF-16 units: what holds where nothing is agreed on.</summary>
    Utf16,

    /// <summary>Bytes.</summary>
    Utf8,
}

/// <summary>Where the lines of a text start, for places in terms of lines and columns from zero.</summary>
internal sealed class LineTable
{
    private readonly string _text;
    private readonly List<int> _starts = [0];

    /// <summary>The lines of a text.</summary>
    public LineTable(string text)
    {
        _text = text;
        for (var i = text.AsSpan().IndexOfAny('\n', '\r'); i >= 0;)
        {
            i += text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 2 : 1;
            _starts.Add(i);
            var next = text.AsSpan(i).IndexOfAny('\n', '\r');
            i = next < 0 ? -1 : i + next;
        }
    }

    /// <summary>The offset of a place; one behind a line is its end, one behind the text the text's.</summary>
    public int Offset(LspPosition position, PositionEncoding encoding)
    {
        if (position.Line >= _starts.Count)
        {
            return _text.Length;
        }

        var line = (int)Math.Max(0, position.Line);
        var start = _starts[line];
        var end = line + 1 < _starts.Count ? _starts[line + 1] : _text.Length;
        while (end > start && _text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        var column = Math.Max(0, position.Line < 0 ? 0 : position.Character);
        return encoding is PositionEncoding.Utf16 ? (int)Math.Min(end, start + column) : start + UnitsOf(_text.AsSpan(start, end - start), column);
    }

    /// <summary>The place of an offset.</summary>
    public LspPosition Position(int offset, PositionEncoding encoding)
    {
        offset = Math.Clamp(offset, 0, _text.Length);
        var found = _starts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var start = _starts[line];
        return new LspPosition(line, encoding is PositionEncoding.Utf16 ? offset - start : Encoding.UTF8.GetByteCount(_text.AsSpan(start, offset - start)));
    }

    /// <summary>The range of a span.</summary>
    public LspRange Range(TextSpan span, PositionEncoding encoding) => new(Position(span.Start, encoding), Position(span.End, encoding));

    // A column within a character is the character's.
    private static int UnitsOf(ReadOnlySpan<char> line, long bytes)
    {
        var units = 0;
        while (units < line.Length && bytes > 0)
        {
            var isPair = char.IsHighSurrogate(line[units]) && units + 1 < line.Length && char.IsLowSurrogate(line[units + 1]);
            var size = isPair ? 4 : line[units] < 0x80 ? 1 : line[units] < 0x800 ? 2 : 3;
            if (bytes < size)
            {
                break;
            }

            bytes -= size;
            units += isPair ? 2 : 1;
        }

        return units;
    }
}
