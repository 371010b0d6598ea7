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
    private readonly List<HclComment> _comments = [];
    private readonly List<Diagnostic> _diagnostics = [];
    private readonly Stack<HclLexerMode> _outer = new();
    private readonly HashSet<char> _told = [];
    private HclToken[] _tokens;
    private int _count;
    private HclLexerMode _mode;
    private int _position;
    private int _restarts;
    private int _certain = -1;
    private bool _commentsStayOpen;

    private HclLexer(string text, HclLexerModeKind mode)
    {
        _text = text;
        _tokens = new HclToken[16 + (text.Length / 4)];
        _mode = new HclLexerMode(mode);
    }

    /// <summary>The tokens of a file in native syntax.</summary>
    public static HclTokens Read(string text)
    {
        var lexer = new HclLexer(text, HclLexerModeKind.Code);
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            lexer.Add(HclTokenKind.Blank, 1);
        }

        return lexer.Run();
    }

    /// <summary>The tokens of a template that stands alone: a JSON string.</summary>
    public static HclTokens ReadTemplate(string text) => new HclLexer(text, HclLexerModeKind.Bare).Run();

    private HclTokens Run()
    {
        do
        {
            while (_position < _text.Length)
            {
                switch (_mode.Kind)
                {
                    case HclLexerModeKind.Code:
                        Code();
                        break;
                    case HclLexerModeKind.Quoted:
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
        return new HclTokens(_text, new ArraySegment<HclToken>(_tokens, 0, _count), _comments, _diagnostics, _certain < 0 ? _diagnostics.Count : _certain);
    }

    private void Add(HclTokenKind kind, int length)
    {
        if (_count == _tokens.Length)
        {
            Array.Resize(ref _tokens, 2 * _count);
        }

        _tokens[_count++] = new HclToken(kind, _position, length);
        _position += length;
    }

    private char At(int offset) => _position + offset < _text.Length ? _text[_position + offset] : '\0';

    private void Enter(HclLexerMode mode)
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
                Enter(new HclLexerMode(HclLexerModeKind.Quoted));
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
            Add(HclTokenKind.Number, HclScan.EndOfNumber(_text, _position) - _position);
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
            _mode = new HclLexerMode(HclLexerModeKind.Code);
            Add(HclTokenKind.End, 0);
        }
    }

    private void LineComment()
    {
        var next = _text.IndexOf('\n', _position) is var newline and >= 0 ? newline + 1 : _text.Length;
        var end = next;
        while (_text[end - 1] is '\n' or '\r')
        {
            end--;
        }

        var marks = _text[_position] == '#' ? 1 : 2;
        _comments.Add(new HclComment(TextSpan.FromBounds(_position, end), TextSpan.FromBounds(_position + marks, end)));
        Add(HclTokenKind.Comment, next - _position);
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

        _comments.Add(new HclComment(TextSpan.FromBounds(_position, end + 2), TextSpan.FromBounds(_position + 2, end)));
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

    private bool OpensHeredoc()
    {
        var name = _position + (At(2) == '-' ? 3 : 2);
        var end = HclCharacters.EndOfName(_text, name);
        var line = end < _text.Length && _text[end] == '\r' ? end + 1 : end;
        if (end == name || line >= _text.Length || _text[line] != '\n')
        {
            return false;
        }

        var mode = new HclLexerMode(HclLexerModeKind.Heredoc) { Marker = _text.Substring(name, end - name), Opener = _count };
        Add(HclTokenKind.OpenHeredoc, line + 1 - _position);
        Enter(mode);
        return true;
    }

    private void Quoted()
    {
        var end = HclScan.EndOfQuoted(_text, _position);
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

    private void OpenSequence()
    {
        var kind = _text[_position] == '$' ? HclTokenKind.OpenInterpolation : HclTokenKind.OpenDirective;
        Add(kind, At(2) == '~' ? 3 : 2);
        _mode.AtLineStart = false;
        Enter(new HclLexerMode(HclLexerModeKind.Code));
    }

    // A line of a heredoc or bare template with its line break, or the part of it before a sequence.
    private void TemplateLine()
    {
        var end = _position;
        while (end < _text.Length && _text[end] != '\n')
        {
            var length = _text[end] is '$' or '%' ? HclScan.LengthOfSign(_text, end) : 1;
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
        _mode.Kind == HclLexerModeKind.Bare || (carriageReturn + 1 < _text.Length && _text[carriageReturn + 1] == '\n');

    private void LineEnd(int newline)
    {
        if (_mode.Kind == HclLexerModeKind.Heredoc && _mode.AtLineStart && HclScan.IsAlone(_text, _position, newline, _mode.Marker))
        {
            var end = newline > _position && newline < _text.Length && _text[newline - 1] == '\r' ? newline - 1 : newline;
            Add(HclTokenKind.CloseHeredoc, end - _position);
            Leave();
            return;
        }

        Add(HclTokenKind.TemplateText, Math.Min(newline + 1, _text.Length) - _position);
        _mode.AtLineStart = true;
    }

    // A heredoc that is still open at the end took all that follows. Where a block plainly begins in there, it ends before it.
    private bool RestartAfterUnclosedHeredoc()
    {
        var opener = -1;
        foreach (var mode in _outer.Append(_mode))
        {
            opener = mode.Kind == HclLexerModeKind.Heredoc && (opener < 0 || mode.Opener < opener) ? mode.Opener : opener;
        }

        if (opener < 0 || _restarts == MaxRestarts || HclScan.NextBlock(_text, _tokens[opener].End) is not (> 0 and var block))
        {
            return false;
        }

        _restarts++;
        _count = opener + 1;
        _position = _tokens[opener].End;
        Add(HclTokenKind.TemplateText, block - _position);
        Add(HclTokenKind.End, 0);

        // What the characters after the restart are blamed for, HashiCorp's parser would never say.
        _diagnostics.RemoveAll(diagnostic => diagnostic.Span.Start >= block);
        _comments.RemoveAll(comment => comment.Span.Start >= _tokens[opener].End);
        _certain = _certain < 0 ? _diagnostics.Count : _certain;
        _outer.Clear();
        _mode = new HclLexerMode(HclLexerModeKind.Code);
        return true;
    }
}
