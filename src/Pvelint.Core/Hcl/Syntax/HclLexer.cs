using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// Cuts a text into tokens, each unit into exactly one. A stack of modes tells code from the text of strings and heredocs:
/// <c>"</c> opens text, <c>${</c> opens code in it. Total: any text has tokens.
/// </summary>
internal sealed class HclLexer
{
    // Each restart reads again what an unclosed heredoc swallowed; a bound keeps hostile files linear.
    private const int MaxRestarts = 16;

    private readonly string _text;
    private readonly List<HclToken> _tokens;
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Stack<Mode> _outer = new();
    private readonly HashSet<char> _told = [];
    private Mode _mode;
    private int _position;
    private int _restarts;
    private int _certain = -1;
    private bool _commentsStayOpen;

    private HclLexer(string text, ModeKind mode)
    {
        _text = text;
        _tokens = new List<HclToken>(16 + (text.Length / 4));
        _mode = new Mode(mode);
    }

    private enum ModeKind : byte
    {
        Code,
        Quoted,
        Heredoc,
        Bare,
    }

    /// <summary>What surrounds the position.</summary>
    private struct Mode(ModeKind kind)
    {
        public readonly ModeKind Kind = kind;

        /// <summary>Braces open in this stretch of code.</summary>
        public int Braces;

        /// <summary>The name that closes this heredoc, and the token that opens it.</summary>
        public string Marker = "";
        public int Opener;

        /// <summary>Whether nothing but blanks stands before on this line of the heredoc.</summary>
        public bool AtLineStart = true;
    }

    /// <summary>The tokens of a file in native syntax.</summary>
    public static HclTokens Read(string text)
    {
        var lexer = new HclLexer(text, ModeKind.Code);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            lexer.Add(HclTokenKind.Blank, 1);
        }

        return lexer.Run();
    }

    /// <summary>The tokens of a template that stands alone: a JSON string.</summary>
    public static HclTokens ReadTemplate(string text) => new HclLexer(text, ModeKind.Bare).Run();

    private HclTokens Run()
    {
        do
        {
            while (_position < _text.Length)
            {
                switch (_mode.Kind)
                {
                    case ModeKind.Code:
                        Code();
                        break;
                    case ModeKind.Quoted:
                        Quoted();
                        break;
                    default:
                        TemplateLine();
                        break;
                }
            }
        }
        while (RestartAfterUnclosedHeredoc());

        Add(HclTokenKind.End, 0);
        return new HclTokens(_text, [.. _tokens], _diagnostics, _certain < 0 ? _diagnostics.Count : _certain);
    }

    private void Add(HclTokenKind kind, int length)
    {
        _tokens.Add(new HclToken(kind, _position, length));
        _position += length;
    }

    private char At(int offset) => _position + offset < _text.Length ? _text[_position + offset] : '\0';

    private void Enter(Mode mode)
    {
        _outer.Push(_mode);
        _mode = mode;
    }

    private void Leave() => _mode = _outer.Pop();

    private void Code()
    {
        var unit = _text[_position];
        switch (unit)
        {
            case ' ' or '\t':
                var end = _position + 1;
                while (end < _text.Length && _text[end] is ' ' or '\t')
                {
                    end++;
                }

                Add(HclTokenKind.Blank, end - _position);
                break;
            case '\n':
                Newline(1);
                break;
            case '\r' when At(1) == '\n':
                Newline(2);
                break;
            case '#':
                LineComment();
                break;
            case '/' when At(1) == '/':
                LineComment();
                break;
            case '/' when At(1) == '*' && !_commentsStayOpen:
                BlockComment();
                break;
            case '"':
                Add(HclTokenKind.OpenQuote, 1);
                Enter(new Mode(ModeKind.Quoted));
                break;
            case '{':
                _mode.Braces++;
                Add(HclTokenKind.OpenBrace, 1);
                break;
            case '}':
                CloseBrace(1, HclTokenKind.CloseBrace);
                break;
            case '~' when At(1) == '}':
                CloseBrace(2, HclTokenKind.CloseSequence);
                break;
            case '<' when At(1) == '<' && OpensHeredoc():
                break;
            default:
                Word(unit);
                break;
        }
    }

    private void Word(char unit)
    {
        if (HclCharacters.IsDigit(unit))
        {
            Add(HclTokenKind.Number, EndOfNumber() - _position);
            return;
        }

        var end = HclCharacters.EndOfName(_text, _position);
        if (end > _position)
        {
            Add(HclTokenKind.Identifier, end - _position);
            return;
        }

        var (kind, length) = HclPunctuation.At(_text, _position);
        if (kind == HclTokenKind.Bad && _told.Add(unit))
        {
            _diagnostics.Add(new Diagnostic(new TextSpan(_position, length), HclPunctuation.WhyBad(unit)));
        }

        Add(kind, length);
    }

    private void Newline(int length)
    {
        Add(HclTokenKind.Newline, length);

        // Code in a string that was never closed: a block's header ends it, or it would swallow the rest of the file.
        if (_outer.Count > 0 && HclCharacters.BlockBeginsAt(_text, _position))
        {
            _outer.Clear();
            _mode = new Mode(ModeKind.Code);
            Add(HclTokenKind.End, 0);
        }
    }

    private void LineComment()
    {
        var end = _text.IndexOf('\n', _position);
        Add(HclTokenKind.Comment, (end < 0 ? _text.Length : end + 1) - _position);
    }

    private void BlockComment()
    {
        var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            // No later one closes either; to look again each time would take quadratic time.
            _commentsStayOpen = true;
            Add(HclTokenKind.Slash, 1);
            return;
        }

        Add(HclTokenKind.Comment, end + 2 - _position);
    }

    private void CloseBrace(int length, HclTokenKind kind)
    {
        if (_mode.Braces == 0 && _outer.Count > 0)
        {
            Add(HclTokenKind.CloseSequence, length);
            Leave();
            return;
        }

        _mode.Braces--;
        Add(kind, length);
    }

    // Digits, points and exponents in any order, but the last is no point: `1..2` is one (bad) number, `1...` is `1` and `...`.
    private int EndOfNumber()
    {
        var end = _position + 1;
        var next = end;
        while (next < _text.Length)
        {
            var unit = _text[next];
            if (HclCharacters.IsDigit(unit))
            {
                end = ++next;
            }
            else if (unit == '.')
            {
                next++;
            }
            else if (unit is 'e' or 'E')
            {
                var digit = next + 1 < _text.Length && _text[next + 1] is '+' or '-' ? next + 2 : next + 1;
                if (digit >= _text.Length || !HclCharacters.IsDigit(_text[digit]))
                {
                    break;
                }

                end = next = digit + 1;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    private bool OpensHeredoc()
    {
        var name = _position + (At(2) == '-' ? 3 : 2);
        var end = HclCharacters.EndOfName(_text, name);
        var line = end < _text.Length && _text[end] == '\r' ? end + 1 : end;
        if (end == name || line >= _text.Length || _text[line] != '\n')
        {
            return false;
        }

        var mode = new Mode(ModeKind.Heredoc) { Marker = _text.Substring(name, end - name), Opener = _tokens.Count };
        Add(HclTokenKind.OpenHeredoc, line + 1 - _position);
        Enter(mode);
        return true;
    }

    private void Quoted()
    {
        var end = _position;
        while (end < _text.Length)
        {
            var unit = _text[end];
            if (unit == '\\' && end + 1 < _text.Length && _text[end + 1] is not ('\n' or '\r'))
            {
                end += 2;
            }
            else if (unit is '$' or '%')
            {
                var length = LengthOfSign(end);
                if (length == 0)
                {
                    break;
                }

                end += length;
            }
            else if (unit is '"' or '\\' or '\n' or '\r')
            {
                break;
            }
            else
            {
                end++;
            }
        }

        if (end > _position)
        {
            Add(HclTokenKind.QuotedText, end - _position);
            return;
        }

        QuotedEnd();
    }

    private void QuotedEnd()
    {
        switch (_text[_position])
        {
            case '"':
                Add(HclTokenKind.CloseQuote, 1);
                Leave();
                break;
            case '\\':
                _diagnostics.Add(new Diagnostic(new TextSpan(_position, 1), "a backslash must be followed by the character it escapes"));
                Add(HclTokenKind.Bad, 1);
                break;
            case '\n' or '\r':
                _diagnostics.Add(new Diagnostic(
                    new TextSpan(_position, 1),
                    "a quoted string ends on the line it begins on: close the quote here, write \\n, or use a heredoc (<<EOT)"));
                Leave();
                if (_text[_position] == '\r' && At(1) != '\n')
                {
                    Add(HclTokenKind.Bad, 1);
                }

                break;
            default:
                OpenSequence();
                break;
        }
    }

    /// <summary>Units of literal text that <c>$</c> or <c>%</c> begins here: three or four for the escape <c>$${</c>, none where it opens a sequence.</summary>
    private int LengthOfSign(int position)
    {
        if (position + 1 < _text.Length && _text[position + 1] == '{')
        {
            return 0;
        }

        var escapes = position + 2 < _text.Length && _text[position + 1] == _text[position] && _text[position + 2] == '{';
        if (!escapes)
        {
            return 1;
        }

        return position + 3 < _text.Length && _text[position + 3] == '~' ? 4 : 3;
    }

    private void OpenSequence()
    {
        var kind = _text[_position] == '$' ? HclTokenKind.OpenInterpolation : HclTokenKind.OpenDirective;
        Add(kind, At(2) == '~' ? 3 : 2);
        _mode.AtLineStart = false;
        Enter(new Mode(ModeKind.Code));
    }

    // A line of a heredoc or bare template with its line break, or the part of it before a sequence.
    private void TemplateLine()
    {
        var end = _position;
        while (end < _text.Length && _text[end] != '\n')
        {
            var length = _text[end] is '$' or '%' ? LengthOfSign(end) : 1;
            if (length == 0 || (_text[end] == '\r' && !EndsLine(end)))
            {
                break;
            }

            end += length;
        }

        if (end == _text.Length || _text[end] == '\n')
        {
            LineEnd(end);
        }
        else if (end > _position)
        {
            Add(HclTokenKind.TemplateText, end - _position);
            _mode.AtLineStart = false;
        }
        else if (_text[end] == '\r')
        {
            _diagnostics.Add(new Diagnostic(new TextSpan(end, 1), "a carriage return stands in a heredoc without a line feed"));
            Add(HclTokenKind.TemplateText, 1);
        }
        else
        {
            OpenSequence();
        }
    }

    private bool EndsLine(int carriageReturn) =>
        _mode.Kind == ModeKind.Bare || (carriageReturn + 1 < _text.Length && _text[carriageReturn + 1] == '\n');

    private void LineEnd(int newline)
    {
        if (_mode.Kind == ModeKind.Heredoc && _mode.AtLineStart && IsMarker(newline))
        {
            var end = newline > _position && newline < _text.Length && _text[newline - 1] == '\r' ? newline - 1 : newline;
            Add(HclTokenKind.CloseHeredoc, end - _position);
            Leave();
            return;
        }

        Add(HclTokenKind.TemplateText, Math.Min(newline + 1, _text.Length) - _position);
        _mode.AtLineStart = true;
    }

    private bool IsMarker(int newline)
    {
        var start = _position;
        var end = newline;
        while (start < end && char.IsWhiteSpace(_text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(_text[end - 1]))
        {
            end--;
        }

        return end - start == _mode.Marker.Length && string.CompareOrdinal(_text, start, _mode.Marker, 0, _mode.Marker.Length) == 0;
    }

    // A heredoc that is still open at the end took all that follows. Where a block plainly begins in there, it ends before it.
    private bool RestartAfterUnclosedHeredoc()
    {
        var opener = -1;
        foreach (var mode in _outer.Append(_mode))
        {
            opener = mode.Kind == ModeKind.Heredoc && (opener < 0 || mode.Opener < opener) ? mode.Opener : opener;
        }

        if (opener < 0 || _restarts == MaxRestarts || NextBlock(_tokens[opener].End) is not (> 0 and var block))
        {
            return false;
        }

        _restarts++;
        _tokens.RemoveRange(opener + 1, _tokens.Count - opener - 1);
        _position = _tokens[opener].End;
        Add(HclTokenKind.TemplateText, block - _position);
        Add(HclTokenKind.End, 0);

        // What the characters after the restart are blamed for, HashiCorp's parser would never say.
        _diagnostics.RemoveAll(diagnostic => diagnostic.Span.Start >= block);
        _certain = _certain < 0 ? _diagnostics.Count : _certain;
        _outer.Clear();
        _mode = new Mode(ModeKind.Code);
        return true;
    }

    private int NextBlock(int from)
    {
        for (var line = from; line >= 0 && line < _text.Length; line = _text.IndexOf('\n', line) + 1)
        {
            if (HclCharacters.BlockBeginsAt(_text, line))
            {
                return line;
            }

            if (_text.IndexOf('\n', line) < 0)
            {
                break;
            }
        }

        return -1;
    }
}
