using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Cuts source code of any language with C's or Python's strings and comments into tokens.</summary>
internal sealed class SourceLexer
{
    private static readonly HashSet<string> CLike = new(StringComparer.OrdinalIgnoreCase)
    {
        "cs", "csx", "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "go", "java", "kt", "kts", "rs", "swift", "scala", "groovy", "gradle",
        "dart", "c", "h", "cc", "cpp", "cxx", "hpp", "html", "htm", "css", "vue", "svelte", "razor", "cshtml", "zig", "d", "xml", "svg",
    };

    private static readonly HashSet<string> DollarLanguages = new(StringComparer.OrdinalIgnoreCase)
    {
        "php", "kt", "kts", "groovy", "gradle", "dart", "pl", "pm",
    };

    private readonly string _text;
    private readonly bool _hashIsComment;
    private readonly bool _dollars;

    // Where a mark that closes was sought in vain, it need not be sought again: in the rest of the text, or of the line.
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int> _missingUpTo = [];
    private int _at;

    /// <summary>A lexer at the start of a text; the file's suffix tells how comments and strings look.</summary>
    public SourceLexer(string text, string fileName)
    {
        _text = text;
        var suffix = fileName.Substring(fileName.LastIndexOf('.') + 1);
        _hashIsComment = !CLike.Contains(suffix);
        _dollars = DollarLanguages.Contains(suffix);
    }

    /// <summary>The next token; at the end again and again <see cref="SourceTokenKind.End"/>.</summary>
    public SourceToken Next()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t' or '\r' or '\f')
        {
            _at++;
        }

        if (_at == _text.Length)
        {
            return Token(SourceTokenKind.End, 0);
        }

        var c = _text[_at];
        return c switch
        {
            '\n' => Token(SourceTokenKind.Line, 1),
            '\\' when Peek(1) is '\n' or '\r' => Continue(),
            '#' when IsHashComment() => Comment("\n"),
            '/' when Peek(1) == '/' && (_at == 0 || _text[_at - 1] != ':') => Comment("\n"),
            '/' when Peek(1) == '*' => Comment("*/"),
            '<' when Peek(1) == '!' && Peek(2) == '-' && Peek(3) == '-' => Comment("-->"),
            '"' or '\'' or '`' => String(_at, StringStyle.Plain),
            '@' or '$' when StringAfterMarks() is var quote and > 0 => String(quote, MarksStyle(quote)),
            _ when IsWordStart(c) => WordOrPrefixedString(),
            _ when char.IsDigit(c) => Token(SourceTokenKind.Number, NumberLength()),
            _ => Token(SourceTokenKind.Symbol, SymbolLength()),
        };
    }

    private char Peek(int offset) => _at + offset < _text.Length ? _text[_at + offset] : '\0';

    private static bool IsWordStart(char c) => char.IsLetter(c) || c is '_' or '$' or '@';

    private SourceToken Continue()
    {
        _at += Peek(1) == '\r' && Peek(2) == '\n' ? 3 : 2;
        return Next();
    }

    private bool IsHashComment() =>
        _hashIsComment ? _at == 0 || char.IsWhiteSpace(_text[_at - 1]) || _text[_at - 1] is ';' or ',' or '{' or '(' or '[' or ')' or ']' or '}'
        : Peek(1) is ' ' or '#' && (_at == 0 || char.IsWhiteSpace(_text[_at - 1]));

    private SourceToken Comment(string close)
    {
        var from = Math.Min(_text.Length, _at + 2);
        var end = _missing.Contains(close) ? -1 : _text.IndexOf(close, close == "\n" ? _at : from, StringComparison.Ordinal);
        if (end < 0)
        {
            // A comment that is never closed ends with its line.
            _missing.Add(close);
            end = _text.IndexOf('\n', _at);
            close = "\n";
        }

        end = end < 0 ? _text.Length : close == "\n" ? end : end + close.Length;
        return Token(SourceTokenKind.Comment, end - _at);
    }

    /// <summary>The offset of the quote behind C#'s <c>$ @ $@ @$ $$</c>; zero where none stands there.</summary>
    private int StringAfterMarks()
    {
        var at = _at;
        while (at < _text.Length && at < _at + 4 && _text[at] is '@' or '$')
        {
            at++;
        }

        return at < _text.Length && _text[at] == '"' ? at : 0;
    }

    private StringStyle MarksStyle(int quote)
    {
        var marks = _text.Substring(_at, quote - _at);
        return (marks.IndexOf('@') >= 0 ? StringStyle.Raw : 0) | (marks.IndexOf('$') >= 0 ? StringStyle.Braces : 0);
    }

    private SourceToken WordOrPrefixedString()
    {
        var end = _at + 1;
        while (end < _text.Length && (IsWordStart(_text[end]) || char.IsDigit(_text[end]) || IsJoint(end)))
        {
            end += IsJoint(end) && _text[end] != '.' ? 2 : 1;
        }

        var length = Math.Min(end, _text.Length) - _at;
        if (length <= 2 && _at + length < _text.Length && _text[_at + length] is '"' or '\'')
        {
            var prefix = _text.Substring(_at, length).ToLowerInvariant();
            if (prefix is "f" or "r" or "b" or "u" or "rb" or "br" or "fr" or "rf" or "l" or "t")
            {
                var style = (prefix.IndexOf('r') >= 0 ? StringStyle.Raw : 0) | (prefix.IndexOf('f') >= 0 ? StringStyle.Braces : 0);
                return String(_at + length, style);
            }
        }

        return Token(SourceTokenKind.Word, length);
    }

    /// <summary>Whether two parts of a dotted name meet here: <c>.  ?.  ::  -&gt;</c>.</summary>
    private bool IsJoint(int at)
    {
        var next = at + 1 < _text.Length ? _text[at + 1] : '\0';
        return _text[at] switch
        {
            '.' => IsWordStart(next),
            '?' => next == '.',
            ':' => next == ':',
            '-' => next == '>' && at + 2 < _text.Length && IsWordStart(_text[at + 2]),
            _ => false,
        };
    }

    private int NumberLength()
    {
        var end = _at + 1;
        while (end < _text.Length && (char.IsLetterOrDigit(_text[end]) || _text[end] is '_' || (_text[end] == '.' && end + 1 < _text.Length && char.IsDigit(_text[end + 1]))))
        {
            end++;
        }

        return end - _at;
    }

    private int SymbolLength()
    {
        var (first, second, third) = (_text[_at], Peek(1), Peek(2));
        return (first, second) switch
        {
            ('=' or '!', '=') => third == '=' ? 3 : 2,
            ('<' or '>' or '+' or '-' or '*' or '/' or '%' or '^' or ':', '=') => 2,
            ('=', '>' or '~') or ('-', '>') or ('&', '&') or ('|', '|') or ('?', '?') or ('.', '.') or ('<', '<') => 2,
            _ => 1,
        };
    }

    private SourceToken String(int quote, StringStyle style)
    {
        var mark = _text[quote];
        if (quote + 2 < _text.Length && _text[quote + 1] == mark && _text[quote + 2] == mark && mark != '`')
        {
            return Tripled(quote, style);
        }

        var many = mark == '`' || (style & StringStyle.Raw) != 0;
        var end = EndOfString(quote, mark, style, many);
        if (end < 0)
        {
            return Token(SourceTokenKind.Symbol, quote + 1 - _at);
        }

        style |= _dollars && mark == '"' ? StringStyle.Dollars : 0;
        return StringToken(TextSpan.FromBounds(quote + 1, end), end + 1, style);
    }

    private SourceToken Tripled(int quote, StringStyle style)
    {
        var mark = _text[quote];
        var count = 3;
        while (quote + count < _text.Length && _text[quote + count] == mark && count < 16)
        {
            count++;
        }

        // Six are an empty string, five or four belong to the content; C# opens with as many as it likes.
        count = count is 4 or 5 or 6 ? 3 : count;
        var close = new string(mark, count);
        var end = _missing.Contains(close) ? -1 : _text.IndexOf(close, quote + count, StringComparison.Ordinal);
        if (end < 0)
        {
            _missing.Add(close);
            return Token(SourceTokenKind.Symbol, quote + count - _at);
        }

        return StringToken(TextSpan.FromBounds(quote + count, end), end + count, style);
    }

    /// <summary>The closing quote; negative where the line or the text ends before it.</summary>
    private int EndOfString(int quote, char mark, StringStyle style, bool many)
    {
        var key = many ? mark + "…" : "";
        if (_missing.Contains(key) || (_missingUpTo.TryGetValue(mark, out var upTo) && quote < upTo && !many))
        {
            return -1;
        }

        for (var i = quote + 1; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c == mark)
            {
                if ((style & StringStyle.Raw) == 0 || mark == '`' || i + 1 >= _text.Length || _text[i + 1] != mark)
                {
                    return i;
                }

                i++;
            }
            else if (c == '\n' && !many)
            {
                _missingUpTo[mark] = i;
                return -1;
            }
            else if (c == '\\' && (style & StringStyle.Raw) == 0 && i + 1 < _text.Length)
            {
                // A backslash at the end of the line continues a string in C, Python and JavaScript.
                i += _text[i + 1] == '\r' && i + 2 < _text.Length ? 2 : 1;
            }
        }

        _missingUpTo[mark] = _text.Length;
        if (many)
        {
            _missing.Add(key);
        }

        return -1;
    }

    private SourceToken StringToken(TextSpan content, int end, StringStyle style)
    {
        var token = new SourceToken(SourceTokenKind.String, TextSpan.FromBounds(_at, end), content, style);
        _at = end;
        return token;
    }

    private SourceToken Token(SourceTokenKind kind, int length)
    {
        var span = new TextSpan(_at, length);
        _at += length;
        return new SourceToken(kind, span, span, StringStyle.Plain);
    }
}
