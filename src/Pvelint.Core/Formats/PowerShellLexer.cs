using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Cuts words out of a PowerShell text: both quotes, here-strings, backtick escapes and continued lines, variables.</summary>
internal sealed class PowerShellLexer(Fragment fragment)
{
    private readonly string _text = fragment.Text;
    private Spelling.Builder _word = new(fragment);
    private bool _isBare;
    private bool _noBlockEnd;

    /// <summary>The next unit to be read.</summary>
    public int Position { get; set; }

    public bool AtEnd => Position >= _text.Length;

    public char Current => Peek(0);

    public char Peek(int offset) => Position + offset < _text.Length ? _text[Position + offset] : '\0';

    /// <summary>The end of this line: its line feed or the end of the text.</summary>
    public int EndOfLine()
    {
        var end = _text.IndexOf('\n', Position);
        return end < 0 ? _text.Length : end;
    }

    /// <summary>The end of <c>&lt;# … #&gt;</c>; of the line where it is never closed.</summary>
    public int EndOfBlockComment()
    {
        var end = _noBlockEnd ? -1 : _text.IndexOf("#>", Position + 2, StringComparison.Ordinal);
        _noBlockEnd = end < 0;
        return end < 0 ? EndOfLine() : end + 2;
    }

    /// <summary>Past blanks, continued lines and, where asked for, line breaks.</summary>
    public void SkipBlanks(bool lines)
    {
        while (!AtEnd && (Current is ' ' or '\t' or '\r' || (lines && Current == '\n') || ContinuationLength() > 0))
        {
            Position += Math.Max(1, ContinuationLength());
        }
    }

    /// <summary>Reads one word, or none where a bracket or a separator stands.</summary>
    /// <param name="stopsAtEquals">Whether <c>=</c> ends a bare word: at the start of a statement it assigns.</param>
    /// <param name="joins">Whether words joined by <c>+</c> are one.</param>
    public ShellWord ReadWord(bool stopsAtEquals, bool joins)
    {
        var start = Position;
        (_word, _isBare) = (new Spelling.Builder(fragment), true);
        while (true)
        {
            while (!AtEnd && ReadPiece(stopsAtEquals))
            {
            }

            var end = Position;
            SkipBlanks(lines: false);
            if (!joins || Current != '+' || end == start)
            {
                Position = end;
                return new ShellWord(_word.Build(start), TextSpan.FromBounds(start, end), 0, _isBare);
            }

            Position++;
            SkipBlanks(lines: true);
        }
    }

    /// <summary>Length of a backtick and the line break behind it; zero where there is none.</summary>
    private int ContinuationLength() => Current != '`' ? 0 : Peek(1) == '\n' ? 2 : Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 0;

    private bool ReadPiece(bool stopsAtEquals)
    {
        switch (Current)
        {
            case ' ' or '\t' or '\n' or '\r' or ';' or '|' or '&' or '(' or ')' or '{' or '}' or '[' or ']' or ',':
            case '=' when stopsAtEquals:
            case '@' when Peek(1) is '{' or '(':
            case '`' when ContinuationLength() > 0:
                return false;
            case '@' when Peek(1) is '"' or '\'':
                ReadHereString();
                return true;
            case '\'':
                ReadQuoted('\'');
                return true;
            case '"':
                ReadQuoted('"');
                return true;
            case '`' when Position + 1 < _text.Length:
                ReadEscape();
                return true;
            case '$' when VariableLength() is var length and > 0:
                Hole(length);
                return true;
            default:
                Take(1);
                return true;
        }
    }

    private void ReadQuoted(char quote)
    {
        _isBare = false;
        Position++;
        var limit = _text.IndexOf(quote, Position) < 0 ? EndOfLine() : _text.Length;
        while (Position < limit)
        {
            if (Current == quote && Peek(1) != quote)
            {
                Position++;
                return;
            }

            if (Current == quote)
            {
                _word.Escape(quote.ToString(), Position, 2);
                Position += 2;
            }
            else
            {
                ReadQuotedPiece(quote);
            }
        }
    }

    private void ReadQuotedPiece(char quote)
    {
        if (quote == '"' && Current == '`' && Position + 1 < _text.Length)
        {
            ReadEscape();
        }
        else if (quote == '"' && Current == '$' && VariableLength() is var length and > 0)
        {
            Hole(length);
        }
        else
        {
            Take(1);
        }
    }

    /// <summary><c>@"</c>, a line break, the text, a line break, <c>"@</c>.</summary>
    private void ReadHereString()
    {
        _isBare = false;
        var quote = Peek(1);
        Position += 2;
        Position = Math.Min(_text.Length, EndOfLine() + 1);
        var end = _text.IndexOf("\n" + quote + "@", Math.Max(0, Position - 1), StringComparison.Ordinal);
        var close = end < 0 ? _text.Length : end;
        close = close > Position && _text[close - 1] == '\r' ? close - 1 : close;
        while (Position < close)
        {
            ReadQuotedPiece(quote);
        }

        Position = end < 0 ? _text.Length : end + 3;
    }

    private void ReadEscape()
    {
        var decoded = Peek(1) switch { 'n' => "\n", 't' => "\t", 'r' => "\r", '0' => "\0", 'a' => "\a", 'b' => "\b", 'f' => "\f", 'v' => "\v", var other => other.ToString() };
        _isBare = false;
        _word.Escape(decoded, Position, 2);
        Position += 2;
    }

    /// <summary>Length of <c>$name $env:NAME $a.b ${name} $(…)</c> at the position; zero where none stands.</summary>
    private int VariableLength()
    {
        if (Peek(1) is '{' or '(')
        {
            return Interpolations.LengthAt(_text, Position, _text.Length);
        }

        var end = Position + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] == '_' || (_text[end] is ':' or '.' && end + 1 < _text.Length && char.IsLetter(_text[end + 1]))))
        {
            end++;
        }

        return end - Position > 1 ? end - Position : 0;
    }

    private void Hole(int length)
    {
        _word.Hole(Position, length);
        Position += length;
    }

    private void Take(int length)
    {
        _word.Verbatim(Position, length);
        Position += length;
    }
}
