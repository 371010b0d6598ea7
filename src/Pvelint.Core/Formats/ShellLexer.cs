using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>A word of a shell command.</summary>
/// <param name="Spelling">What it is after quoting is undone.</param>
/// <param name="Span">Its place in the fragment, with its quotes.</param>
/// <param name="NameLength">Length of the name where the word has the form <c>NAME=…</c> or <c>NAME+=…</c>; else zero.</param>
/// <param name="IsBare">Whether nothing in it is quoted: only such words are reserved words.</param>
internal sealed record ShellWord(Spelling Spelling, TextSpan Span, int NameLength, bool IsBare)
{
    /// <summary>The decoded text, expansions as holes.</summary>
    public string Text => Spelling.Text;

    /// <summary>What stands behind the <c>=</c> of <c>NAME=…</c>.</summary>
    public SettingValue Assigned => Spelling.From(Text[NameLength] == '+' ? NameLength + 2 : NameLength + 1);
}

/// <summary>Cuts words out of a shell text: quotes of all kinds, escapes, continued lines, expansions.</summary>
/// <param name="fragment">The text.</param>
/// <param name="nested">Reads the script that starts at the lexer's position up to its closing parenthesis, and leaves the lexer there.</param>
internal sealed class ShellLexer(Fragment fragment, Action<ShellLexer> nested)
{
    // A `${` that finds no end costs a search; a text made of them must not cost one each.
    private const int MaxFailures = 64;
    private const int MaxDistance = 4096;
    private readonly string _text = fragment.Text;
    private int _failures;
    private TextSpan _line = new(0, -1);
    private Spelling.Builder _word = new(fragment);
    private bool _isBare;

    /// <summary>The next unit to be read.</summary>
    public int Position { get; set; }

    /// <summary>Where reading ends.</summary>
    public int End { get; set; } = fragment.Text.Length;

    public bool AtEnd => Position >= End;

    public char Current => Peek(0);

    public char Peek(int offset) => Position + offset < End ? _text[Position + offset] : '\0';

    /// <summary>The end of the line that <see cref="Position"/> is in: its line feed or the end of the text.</summary>
    public int EndOfLine()
    {
        // Remembered, for a text of one long line asks often.
        if (Position < _line.Start || Position > _line.End)
        {
            var end = _text.IndexOf('\n', Position);
            _line = TextSpan.FromBounds(Position, end < 0 ? _text.Length : end);
        }

        return Math.Max(Position, Math.Min(End, _line.End));
    }

    /// <summary>The offset of a closing mark near by on this line; negative where there is none.</summary>
    public int FindOnLine(string mark)
    {
        var found = _failures > MaxFailures ? -1 : _text.IndexOf(mark, Position, Math.Min(MaxDistance, EndOfLine() - Position), StringComparison.Ordinal);
        _failures += found < 0 ? 1 : 0;
        return found;
    }

    /// <summary>Length of a backslash and the line break behind it; zero where there is none.</summary>
    public int ContinuationLength() => Current != '\\' ? 0 : Peek(1) == '\n' ? 2 : Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 0;

    /// <summary>Reads one word. Nothing is consumed where an operator or a blank stands.</summary>
    public ShellWord ReadWord()
    {
        var (outer, outerBare) = (_word, _isBare);
        var start = Position;
        (_word, _isBare) = (new Spelling.Builder(fragment), true);
        while (!AtEnd && ReadPiece())
        {
        }

        var word = new ShellWord(_word.Build(start), TextSpan.FromBounds(start, Position), NameLength(start), _isBare);
        (_word, _isBare) = (outer, outerBare);
        return word;
    }

    /// <summary>Length of a placeholder such as <c>&lt;YOUR_TOKEN&gt;</c>, which guides write where a shell would see redirections; else zero.</summary>
    public int PlaceholderLength()
    {
        if (Current != '<' || !char.IsLetter(Peek(1)))
        {
            return 0;
        }

        for (var i = 2; i < 64 && Peek(i) is var c && (char.IsLetterOrDigit(c) || c is ' ' or '_' or '-' or '.' or '>' or '\''); i++)
        {
            if (c == '>')
            {
                return Peek(i - 1) == ' ' ? 0 : i + 1;
            }
        }

        return 0;
    }

    private bool ReadPiece()
    {
        switch (Current)
        {
            case ' ' or '\t' or '\n' or '\r' or ';' or '|' or '&' or '(' or ')' or '>':
                return false;
            case '<':
                var length = PlaceholderLength();
                Take(length);
                return length > 0;
            case '\\':
                ReadEscape();
                return true;
            case '\'':
                ReadSingleQuoted();
                return true;
            case '"':
                ReadDoubleQuoted();
                return true;
            case '$' when Peek(1) == '\'':
                Position++;
                ReadAnsiQuoted();
                return true;
            case '$' when Peek(1) == '"':
                Position++;
                return true;
            case '$' or '`' or '{':
                ReadExpansion();
                return true;
            default:
                TakeRun(c => c is ' ' or '\t' or '\n' or '\r' or ';' or '|' or '&' or '(' or ')' or '<' or '>' or '\\' or '\'' or '"' or '$' or '`' or '{');
                return true;
        }
    }

    private void ReadEscape()
    {
        if (ContinuationLength() is var length and > 0)
        {
            Position += length;
            return;
        }

        _isBare = false;
        if (Position + 1 < End)
        {
            _word.Escape(_text[Position + 1].ToString(), Position, 2);
        }

        Position = Math.Min(End, Position + 2);
    }

    private void ReadSingleQuoted()
    {
        _isBare = false;
        Position++;
        var end = Closing('\'');
        Take(end - Position);
        Close('\'');
    }

    private void ReadDoubleQuoted()
    {
        _isBare = false;
        Position++;

        // A quote that is never closed ends with its line, so that it does not cost the rest of the text.
        var limit = _text.IndexOf('"', Position, End - Position) < 0 ? EndOfLine() : End;
        while (Position < limit && Current != '"')
        {
            if (Current == '\\')
            {
                ReadQuotedEscape();
            }
            else if (Current is '$' or '`' or '{')
            {
                ReadExpansion();
            }
            else
            {
                TakeRun(c => c is '"' or '\\' or '$' or '`' or '{', limit);
            }
        }

        Close('"');
    }

    private void ReadQuotedEscape()
    {
        if (ContinuationLength() is var length and > 0)
        {
            Position += length;
        }
        else if (Peek(1) is '$' or '`' or '"' or '\\')
        {
            _word.Escape(Peek(1).ToString(), Position, 2);
            Position += 2;
        }
        else
        {
            Take(1);
        }
    }

    private void ReadAnsiQuoted()
    {
        _isBare = false;
        Position++;
        while (!AtEnd && Current != '\'')
        {
            if (Current == '\\' && Position + 1 < End)
            {
                var (decoded, length) = Escapes.C(_text, Position, End);
                _word.Escape(decoded, Position, length);
                Position += length;
            }
            else
            {
                TakeRun(c => c is '\'' or '\\');
            }
        }

        Close('\'');
    }

    /// <summary><c>$NAME ${…} $(…) $((…)) `…` {{ … }} ${{ … }}</c>, or the mark itself where none of them follows.</summary>
    private void ReadExpansion()
    {
        var start = Position;
        if (Current == '`')
        {
            ReadBackticks();
        }
        else if (Current == '{' || (Current == '$' && Peek(1) == '{' && Peek(2) == '{'))
        {
            Position = TemplateEnd(start);
        }
        else if (Peek(1) == '(')
        {
            ReadParentheses();
        }
        else
        {
            Position = Peek(1) == '{' ? BracesEnd(start + 2) : VariableEnd(start + 1);
        }

        if (Position > start)
        {
            _word.Hole(start, Position - start);
        }
        else
        {
            Take(1);
        }
    }

    /// <summary>The end of <c>{{ … }}</c> on this line; the start where there is none.</summary>
    private int TemplateEnd(int start)
    {
        var open = _text[start] == '$' ? start + 1 : start;
        if (open + 1 >= End || _text[open + 1] != '{')
        {
            return start;
        }

        var end = FindOnLine("}}");
        return end < 0 ? start : end + 2;
    }

    private void ReadBackticks()
    {
        var end = _text.IndexOf('`', Position + 1, End - Position - 1);
        if (end < 0)
        {
            return;
        }

        var outer = End;
        Position++;
        End = end;
        nested(this);
        End = outer;
        Position = end + 1;
    }

    private void ReadParentheses()
    {
        if (_failures > MaxFailures || _text.IndexOf(')', Position, End - Position) < 0)
        {
            _failures++;
            return;
        }

        if (Peek(2) == '(' && FindOnLine("))") is var arithmetic and >= 0)
        {
            Position = arithmetic + 2;
            return;
        }

        Position += 2;
        nested(this);
        Position = Math.Min(End, Position + 1);
    }

    private int BracesEnd(int start)
    {
        var depth = 1;
        var limit = _failures > MaxFailures ? start : Math.Min(End, start + MaxDistance);
        for (var i = start; i < limit; i++)
        {
            depth += _text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i + 1;
            }
        }

        _failures++;
        return start - 2;
    }

    private int VariableEnd(int start)
    {
        var end = start;
        while (end < End && (_text[end] == '_' || (_text[end] < 128 && char.IsLetterOrDigit(_text[end]))) && (end == start || !char.IsDigit(_text[start])))
        {
            end++;
        }

        return end > start ? end : start < End && _text[start] is '@' or '*' or '#' or '?' or '$' or '!' or '-' ? start + 1 : start - 1;
    }

    private int NameLength(int start)
    {
        var end = start;
        while (end < Position && (_text[end] == '_' || (_text[end] < 128 && char.IsLetterOrDigit(_text[end]))) && !char.IsDigit(_text[start]))
        {
            end++;
        }

        if (end > start && end < Position && _text[end] == '[')
        {
            // An element of an array; an index that is computed or quoted with blanks is none that a rule could know.
            var close = _text.IndexOf(']', end, Math.Min(64, Position - end));
            end = close > end + 1 && _text.IndexOfAny(['$', '"', '\'', '\\', '`', '{'], end, close - end) < 0 ? close + 1 : end;
        }

        var assigns = end < Position && (_text[end] == '=' || (_text[end] == '+' && end + 1 < Position && _text[end + 1] == '='));
        return assigns ? end - start : 0;
    }

    private int Closing(char quote)
    {
        var end = _text.IndexOf(quote, Position, End - Position);
        return end < 0 ? EndOfLine() : end;
    }

    private void Close(char quote)
    {
        if (Current == quote)
        {
            Position++;
        }
    }

    private void Take(int length)
    {
        _word.Verbatim(Position, length);
        Position += length;
    }

    private void TakeRun(Func<char, bool> stops, int limit = int.MaxValue)
    {
        var end = Position + 1;
        limit = Math.Min(limit, End);
        while (end < limit && !stops(_text[end]))
        {
            end++;
        }

        Take(end - Position);
    }
}
