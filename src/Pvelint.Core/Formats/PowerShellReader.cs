using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads PowerShell: <c>$x = "…"</c>, <c>$env:X = '…'</c>, hashtables, here-strings, and the parameters of commands, each command a
/// scope: <c>Connect-PveServer -ApiToken …</c>.
/// </summary>
internal sealed class PowerShellReader
{
    private const int MaxDepth = 48;

    private static readonly HashSet<string> Keywords = new(StringComparer.OrdinalIgnoreCase)
    {
        "if", "elseif", "else", "switch", "foreach", "for", "while", "do", "until", "function", "filter", "param", "return", "throw", "try", "catch", "finally",
        "begin", "process", "end", "class", "enum", "using", "break", "continue", "Write-Host", "Write-Output", "Write-Verbose", "Write-Error", "Write-Warning",
    };

    private readonly Fragment _fragment;
    private readonly string _text;
    private readonly DocumentBuilder _into;
    private readonly PowerShellLexer _lexer;

    private PowerShellReader(Fragment fragment, DocumentBuilder into)
    {
        _fragment = fragment;
        _text = fragment.Text;
        _into = into;
        _lexer = new PowerShellLexer(fragment);
    }

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var reader = new PowerShellReader(fragment, into);
        while (!reader._lexer.AtEnd)
        {
            reader.ReadStatements(scope, 0, assigns: false);
        }
    }

    /// <summary>Reads statements up to a closing bracket, which is consumed, or the end.</summary>
    private void ReadStatements(SettingScope scope, int depth, bool assigns)
    {
        var words = new List<ShellWord>();
        while (!_lexer.AtEnd)
        {
            _lexer.SkipBlanks(lines: false);
            switch (_lexer.Current)
            {
                case '\n' or ';' or '|' or '&':
                    EndStatement(words, scope, assigns);
                    _lexer.Position++;
                    break;
                case '#':
                    ReadComment(scope, _lexer.EndOfLine());
                    break;
                case '<' when _lexer.Peek(1) == '#':
                    ReadComment(scope, _lexer.EndOfBlockComment());
                    break;
                case '[':
                    ReadIndex(words);
                    break;
                case '@' when _lexer.Peek(1) is '{' or '(':
                    _lexer.Position++;
                    Enter(words.Count > 0 ? Named(scope, words[words.Count - 1], depth) : scope, depth, assigns: false);
                    break;
                case '(' or '{':
                    Enter(scope, depth, words.Count > 0 && IsSetter(words[words.Count - 1].Text, words[words.Count - 1].Span));
                    break;
                case ')' or '}' or ']':
                    EndStatement(words, scope, assigns);
                    _lexer.Position++;
                    return;
                case ',':
                    // A parameter without a default; else an argument goes on.
                    words.RemoveAll(word => words.Count == 1 && !assigns);
                    _lexer.Position++;
                    break;
                case '=' when words.Count == 1:
                    _lexer.Position++;
                    ReadAssigned(words, scope, depth);
                    break;
                default:
                    ReadWord(words);
                    break;
            }
        }

        EndStatement(words, scope, assigns);
    }

    private void Enter(SettingScope scope, int depth, bool assigns)
    {
        _lexer.Position++;
        if (depth < MaxDepth)
        {
            ReadStatements(scope, depth + 1, assigns);
        }
    }

    private void ReadWord(List<ShellWord> words)
    {
        var word = _lexer.ReadWord(stopsAtEquals: words.Count == 0, joins: false);
        if (word.Span.Length > 0)
        {
            words.Add(word);
        }
        else if (!_lexer.AtEnd)
        {
            _lexer.Position++;
        }
    }

    /// <summary><c>name = value</c>. Behind it a hashtable is a scope named so; a bare word is a command, whose result is assigned.</summary>
    private void ReadAssigned(List<ShellWord> words, SettingScope scope, int depth)
    {
        var name = words[0];
        words.Clear();
        _lexer.SkipBlanks(lines: true);
        if (_lexer.Current == '@' && _lexer.Peek(1) == '{')
        {
            _lexer.Position++;
            Enter(Named(scope, name, depth), depth, assigns: false);
            return;
        }

        if (_lexer.Current == '[')
        {
            // A cast: `[string]"…"`.
            ReadIndex(words);
        }

        var value = _lexer.ReadWord(stopsAtEquals: false, joins: true);
        var (key, span) = KeyOf(name);
        if (value.Span.Length == 0 || key.Length == 0)
        {
            return;
        }

        _into.Setting(scope, key, span, ValueOf(value));
        NoteText(value);
        if (value.IsBare && char.IsLetter(value.Text[0]))
        {
            words.Add(value);
        }
    }

    private static SettingValue ValueOf(ShellWord word)
    {
        var value = word.Spelling.Value;
        return value.Kind switch
        {
            ValueKind.Reference when string.Equals(value.Text, "$true", StringComparison.OrdinalIgnoreCase) => value with { Kind = ValueKind.Boolean, Text = "true" },
            ValueKind.Reference when string.Equals(value.Text, "$false", StringComparison.OrdinalIgnoreCase) => value with { Kind = ValueKind.Boolean, Text = "false" },
            ValueKind.Reference when string.Equals(value.Text, "$null", StringComparison.OrdinalIgnoreCase) => value with { Kind = ValueKind.Null, Text = "" },
            ValueKind.Literal when word.IsBare => value with { Kind = value.Text.All(char.IsDigit) ? ValueKind.Number : ValueKind.Reference },
            _ => value,
        };
    }

    /// <summary><c>$headers["Authorization"]</c> names a key; a type or an attribute is passed over.</summary>
    private void ReadIndex(List<ShellWord> words)
    {
        _lexer.Position++;
        if (words.Count == 1 && _lexer.Current is '"' or '\'')
        {
            words[0] = _lexer.ReadWord(stopsAtEquals: false, joins: false);
        }

        var close = _text.IndexOf(']', _lexer.Position, Math.Min(256, _text.Length - _lexer.Position));
        _lexer.Position = close < 0 || close > _lexer.EndOfLine() ? _lexer.Position : close + 1;
    }

    private void EndStatement(List<ShellWord> words, SettingScope scope, bool assigns)
    {
        if (assigns && words.Count >= 2 && !words[0].IsBare)
        {
            _into.Setting(scope, words[0].Text, words[0].Spelling.Source(0, words[0].Text.Length), ValueOf(words[1]));
        }
        else if (words.Count > 0 && words[0].IsBare && char.IsLetter(words[0].Text[0]) && !Keywords.Contains(words[0].Text))
        {
            var span = _fragment.ToSource(TextSpan.FromBounds(words[0].Span.Start, words[words.Count - 1].Span.End));
            _into.Command([.. words.Select(word => word.Spelling.Value)], span);
            if (words.Count > 1)
            {
                CommandFlags.Read(words[0].Text, words, 1, _into.Scope(scope, words[0].Text, span), _into);
            }
        }

        words.ForEach(NoteText);
        words.Clear();
    }

    private void NoteText(ShellWord word)
    {
        if (!word.Spelling.IsVerbatim)
        {
            _into.Text(word.Spelling.Fragment);
        }
    }

    private void ReadComment(SettingScope scope, int end)
    {
        var span = Lines.Trim(_text, TextSpan.FromBounds(_lexer.Position, end));
        var comment = _fragment.Slice(span);
        _into.Comment(comment.Text.Trim('#', '<', '>', ' ', '\t', '\r', '\n'), _fragment.ToSource(span));
        CommentedSettings.Read(comment, scope, _into);
        _lexer.Position = Math.Max(end, _lexer.Position + 1);
    }

    private SettingScope Named(SettingScope scope, ShellWord word, int depth)
    {
        var (key, span) = KeyOf(word);
        return depth < MaxDepth && key.Length > 0 ? _into.Scope(scope, key, span) : scope;
    }

    /// <summary>The name of a variable without <c>$</c>, its drive and the object before the dot; of a parameter without its dash.</summary>
    private (string Key, TextSpan Span) KeyOf(ShellWord word)
    {
        if (!word.IsBare)
        {
            return (word.Text, word.Spelling.Source(0, word.Text.Length));
        }

        var start = word.Span.Start;
        for (var i = start; i < word.Span.End; i++)
        {
            start = _text[i] is '$' or ':' or '.' or '-' && (_text[i] != '-' || i == start) ? i + 1 : start;
        }

        var span = TextSpan.FromBounds(start, word.Span.End);
        return (_text.Substring(span.Start, span.Length), _fragment.ToSource(span));
    }

    private bool IsSetter(string text, TextSpan span) =>
        text.Length > 0 && (EndsWith(span, ".Add") || EndsWith(span, "SetEnvironmentVariable") || EndsWith(span, ".Set") || EndsWith(span, ".SetValue"));

    private bool EndsWith(TextSpan span, string suffix) =>
        span.Length >= suffix.Length && string.Compare(_text, span.End - suffix.Length, suffix, 0, suffix.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
