using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Reads assignments in source code of any language, and in any other text: <c>key = "value"</c>, <c>"key": "value"</c>, keyword
/// arguments, <c>x["key"] = "value"</c>, <c>setenv("key", "value")</c>. The arguments of a call form a scope named like what is called.
/// </summary>
internal sealed class SourceReader
{
    private static readonly HashSet<string> Setters = new(StringComparer.OrdinalIgnoreCase)
    {
        "setenv", "SetEnvironmentVariable", "Add", "Set", "Put", "Append", "Header", "SetHeader", "AddHeader", "WithHeader", "set_header", "add_header",
        "TryAddWithoutValidation", "setRequestHeader", "AddDefaultHeader", "setProperty", "define", "setItem", "AuthenticationHeaderValue", "insert", "setattr",
    };

    private static readonly HashSet<string> TypeNames = new(StringComparer.Ordinal) { "string", "str", "String", "bool", "boolean", "Boolean", "int", "any", "Any" };

    private static readonly HashSet<string> BlockWords = new(StringComparer.Ordinal) { "if", "elif", "else", "unless", "switch", "match", "when" };

    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "if", "elif", "else", "unless", "switch", "match", "when", "while", "for", "foreach", "catch", "return", "in", "and", "or", "not", "with", "until", "case",
        "do", "try", "finally", "default", "yield", "await", "throw", "raise", "assert", "print", "lambda", "try", "class", "struct", "using", "lock",
    };

    private readonly Fragment _fragment;
    private readonly string _text;
    private readonly SettingScope _root;
    private readonly DocumentBuilder _into;
    private readonly SourceLexer _lexer;
    private readonly SourceScopes _scopes = new();
    private readonly List<SourceToken> _ahead = [];
    private readonly SourceToken[] _behind = new SourceToken[5];
    private SourceToken? _index;
    private SourceToken? _key;
    private string _statement = "";
    private bool _isTernary;
    private int _indent;

    private SourceReader(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        _fragment = fragment;
        _text = fragment.Text;
        _root = scope;
        _into = into;
        _lexer = new SourceLexer(_text, into.File.Name);
    }

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        new SourceReader(fragment, scope, into).ReadTokens();
        BoxTables.Read(fragment, scope, into);
    }

    private SettingScope Scope => _scopes.Top.Scope(_root, _fragment, Math.Min(_text.Length, _behind[0].Span.End), _into);

    private void ReadTokens()
    {
        for (var token = Next(); token.Kind != SourceTokenKind.End; token = Next())
        {
            _scopes.Top.Tokens++;
            switch (token.Kind)
            {
                case SourceTokenKind.Line:
                    ReadLine();
                    break;
                case SourceTokenKind.Comment:
                    ReadComment(token);
                    continue;
                case SourceTokenKind.Word when _statement.Length == 0:
                    _statement = Text(token);
                    break;
                case SourceTokenKind.String:
                    ReadString(token);
                    break;
                case SourceTokenKind.Symbol:
                    ReadSymbol(token);
                    break;
            }

            Remember(token);
            if (_key is { } key)
            {
                _key = null;
                Assign(key);
            }
        }
    }

    private void ReadLine()
    {
        var next = Peek(0);
        if (next.Kind is SourceTokenKind.Line or SourceTokenKind.Comment || IsSymbol(next, "{") || !_scopes.IsStatementLevel)
        {
            return;
        }

        if (IsSymbol(_behind[0], ":") && BlockWords.Contains(_statement))
        {
            // A Python body: what stands in it holds under a condition.
            _scopes.Open(':', "if", _behind[0].Span.Start, indent: _indent);
        }

        _indent = Indent(next.Span.Start);
        _scopes.Dedent(_indent);
        Shift(next with { Kind = SourceTokenKind.Line });
        _statement = "";
        _isTernary = false;
    }

    private void ReadSymbol(SourceToken token)
    {
        if (token.Span.Length > 1)
        {
            if (Text(token) is ":=" or "=>")
            {
                ReadSeparator(isColon: false);
            }

            return;
        }

        switch (_text[token.Span.Start])
        {
            case '(':
                var callee = Callee();
                _scopes.Open(')', callee, token.Span.Start, Setters.Contains(callee));
                break;
            case '[':
                _scopes.Open(']', KeyName(), token.Span.Start);
                break;
            case '{':
                _scopes.Open('}', BlockName(), token.Span.Start);
                _statement = "";
                break;
            case ')':
                _scopes.Close(')');
                break;
            case '}':
                _scopes.Close('}');
                _statement = "";
                break;
            case ']':
                _index = _scopes.Top is { Close: ']', Tokens: 2, First: { } first } ? first : null;
                _scopes.Close(']');
                break;
            case ',':
                ReadComma();
                break;
            case ';':
                _statement = "";
                _isTernary = false;
                break;
            case '?':
                _isTernary = true;
                break;
            case '=' or ':':
                ReadSeparator(isColon: _text[token.Span.Start] == ':');
                break;
        }
    }

    private void ReadComma()
    {
        _isTernary = false;
        _key = _scopes.Top is { Assigns: true, Commas: 0 } ? _scopes.Top.First : null;
        _scopes.Top.Commas++;
    }

    private void ReadString(SourceToken token)
    {
        if (_scopes.Top.Tokens == 1)
        {
            _scopes.Top.First = token;
        }
    }

    /// <summary>What stands before <c>=</c> or <c>:</c> is a key where it is a name, a string, or an index that is one.</summary>
    private void ReadSeparator(bool isColon)
    {
        if (isColon && (_isTernary || IsAnnotation()))
        {
            _isTernary = false;
            return;
        }

        // Outside of braces a colon ends the head of a Python block more often than it parts a key from its value.
        var isKnown = !isColon || _scopes.Top.Close is '}' or ')' || Peek(0).Kind == SourceTokenKind.String;
        _key = isKnown ? KeyBehind() : null;
    }

    /// <summary>Whether a colon only says the type: <c>token: str = "…"</c>.</summary>
    private bool IsAnnotation() => Peek(0).Kind == SourceTokenKind.Word && IsSymbol(Peek(1), "=");

    private SourceToken? KeyBehind()
    {
        var last = _behind[0];
        if (IsSymbol(last, "]"))
        {
            return _index;
        }

        if (last.Kind == SourceTokenKind.String)
        {
            return last;
        }

        if (last.Kind != SourceTokenKind.Word || Keywords.Contains(Text(last)))
        {
            return null;
        }

        // `name: type = …`, and Go's `var name type = …`.
        var before = IsSymbol(_behind[1], "&") || IsSymbol(_behind[1], "*") ? 2 : 1;
        if (IsSymbol(_behind[before], ":"))
        {
            var name = _behind[IsSymbol(_behind[before + 1], "?") ? before + 2 : before + 1];
            return name.Kind == SourceTokenKind.Word ? name : null;
        }

        return TypeNames.Contains(Text(last)) && _behind[1].Kind == SourceTokenKind.Word && !Keywords.Contains(Text(_behind[1])) ? _behind[1] : last;
    }

    private void Assign(SourceToken key)
    {
        var span = KeySpan(key);
        if (span.Length is 0 or > 128 || Value() is not { } value)
        {
            return;
        }

        _into.Setting(Scope, _text.Substring(span.Start, span.Length), _fragment.ToSource(span), value);
    }

    /// <summary>The last part of a dotted name, without the marks of variables: of <c>self.token</c> and <c>$this->token</c> it is <c>token</c>.</summary>
    private TextSpan KeySpan(SourceToken key)
    {
        var (start, end) = (key.Content.Start, key.Content.End);
        if (key.Kind != SourceTokenKind.Word)
        {
            return key.Content;
        }

        for (var i = end - 1; i >= start; i--)
        {
            if (_text[i] is '.' or ':' or '>' or '$' or '@')
            {
                return TextSpan.FromBounds(i + 1, end);
            }
        }

        return key.Content;
    }

    private SettingValue? Value()
    {
        SkipLines();
        if (IsSymbol(Peek(0), "(") && PeekPastLines(1).Kind == SourceTokenKind.String)
        {
            _scopes.Top.Tokens++;
            Take();
            _scopes.Open(')', "", _behind[0].Span.Start);
            SkipLines();
        }

        var token = Peek(0);
        return token.Kind switch
        {
            SourceTokenKind.String => Joined(),
            SourceTokenKind.Word when IsSymbol(Peek(1), "+") && PeekPastLines(2).Kind == SourceTokenKind.String && !Keywords.Contains(Text(token)) => Joined(),
            SourceTokenKind.Word => Named(token),
            SourceTokenKind.Number => SettingValue.Verbatim(ValueKind.Number, _fragment, token.Span),
            _ => null,
        };
    }

    private SettingValue? Named(SourceToken token)
    {
        var text = Text(token);
        var value = SettingValue.Verbatim(ValueKind.Reference, _fragment, token.Span);
        return text switch
        {
            "true" or "True" or "TRUE" => value with { Kind = ValueKind.Boolean, Text = "true" },
            "false" or "False" or "FALSE" => value with { Kind = ValueKind.Boolean, Text = "false" },
            "null" or "None" or "nil" or "undefined" => value with { Kind = ValueKind.Null, Text = "" },
            _ => Keywords.Contains(text) ? null : value,
        };
    }

    /// <summary>Strings and names joined by <c>+ . .. &amp;</c> or by standing next to each other.</summary>
    private SettingValue Joined()
    {
        var spelling = new Spelling.Builder(_fragment);
        var start = Peek(0).Content.Start;
        while (true)
        {
            var token = Take();
            if (token.Kind == SourceTokenKind.String)
            {
                SourceStrings.Add(_text, Formatted(token), spelling);
            }
            else
            {
                spelling.Hole(token.Span.Start, token.Span.Length);
            }

            var skipped = PastLines();
            var next = Peek(skipped);
            if (next.Kind == SourceTokenKind.String && (skipped == 0 || _scopes.Top.Close == ')'))
            {
                TakeMany(skipped);
            }
            else if (Joins(next, PeekPastLines(skipped + 1)))
            {
                TakeMany(skipped + 1);
                SkipLines();
            }
            else
            {
                break;
            }
        }

        var built = spelling.Build(start);
        if (!built.IsVerbatim)
        {
            _into.Text(built.Fragment);
        }

        return built.Value;
    }

    /// <summary>Whether an operator joins two strings here; a dot does so in PHP, where names begin with a dollar sign, else it calls a method.</summary>
    private bool Joins(SourceToken operation, SourceToken next) =>
        operation.Kind == SourceTokenKind.Symbol && next.Kind is SourceTokenKind.String or SourceTokenKind.Word && Text(operation) switch
        {
            "+" or "&" or ".." => true,
            "." => next.Kind == SourceTokenKind.String || _text[next.Span.Start] == '$',
            _ => false,
        };

    /// <summary><c>"…{}".format(x)</c> and <c>"…%s" % x</c>.</summary>
    private SourceToken Formatted(SourceToken token)
    {
        var next = Peek(0);
        var style = token.Style;
        style |= IsSymbol(next, ".") && Peek(1) is { Kind: SourceTokenKind.Word } method && Text(method).StartsWith("format", StringComparison.OrdinalIgnoreCase) ? StringStyle.Braces : 0;
        style |= IsSymbol(next, "%") ? StringStyle.Percents : 0;
        return token with { Style = style };
    }

    private void ReadComment(SourceToken token)
    {
        var comment = _fragment.Slice(token.Span);
        _into.Comment(comment.Text.Trim('/', '*', '#', '<', '!', '-', '>', ' ', '\t', '\r', '\n'), _fragment.ToSource(token.Span));
        CommentedSettings.Read(comment, Scope, _into);
    }

    /// <summary>The last part of the name before a parenthesis; empty where nothing is called.</summary>
    private string Callee()
    {
        if (_behind[0].Kind != SourceTokenKind.Word || Keywords.Contains(Text(_behind[0])))
        {
            return "";
        }

        var span = KeySpan(_behind[0]);
        return span.Length > 64 ? "" : _text.Substring(span.Start, span.Length);
    }

    /// <summary>What a brace belongs to: a key, a type, a condition, or nothing.</summary>
    private string BlockName()
    {
        if (BlockWords.Contains(_statement))
        {
            return "if";
        }

        var last = _behind[0];
        if (last.Kind == SourceTokenKind.Word)
        {
            return Callee();
        }

        if (KeyName() is { Length: > 0 } key)
        {
            return key;
        }

        // Items of a list are kept apart: each has its own user and password.
        return _scopes.Top.Close == ']' ? _scopes.Top.Commas.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
    }

    /// <summary>The key whose value begins here; empty where none does.</summary>
    private string KeyName()
    {
        var last = _behind[0];
        if (!(IsSymbol(last, "=") || IsSymbol(last, ":") || IsSymbol(last, ":=") || IsSymbol(last, "=>")) || _behind[1].Kind is not (SourceTokenKind.Word or SourceTokenKind.String))
        {
            return "";
        }

        var span = KeySpan(_behind[1]);
        return span.Length > 64 ? "" : _text.Substring(span.Start, span.Length);
    }

    private int Indent(int offset)
    {
        var start = offset > 0 ? _text.LastIndexOf('\n', offset - 1) + 1 : 0;
        return offset - start;
    }

    private string Text(SourceToken token) => token.Span.Length > 256 ? "" : _text.Substring(token.Span.Start, token.Span.Length);

    private bool IsSymbol(SourceToken token, string symbol) =>
        token.Kind == SourceTokenKind.Symbol && token.Span.Length == symbol.Length && string.CompareOrdinal(_text, token.Span.Start, symbol, 0, symbol.Length) == 0;

    private SourceToken Next()
    {
        if (_ahead.Count == 0)
        {
            return _lexer.Next();
        }

        var token = _ahead[0];
        _ahead.RemoveAt(0);
        return token;
    }

    private SourceToken Take()
    {
        var token = Next();
        Remember(token);
        return token;
    }

    private void TakeMany(int count)
    {
        for (; count > 0; count--)
        {
            Next();
        }
    }

    private void Remember(SourceToken token)
    {
        if (token.Kind != SourceTokenKind.Line)
        {
            Shift(token);
        }
    }

    private void Shift(SourceToken token)
    {
        Array.Copy(_behind, 0, _behind, 1, _behind.Length - 1);
        _behind[0] = token;
    }

    private SourceToken Peek(int count)
    {
        while (_ahead.Count <= count)
        {
            _ahead.Add(_lexer.Next());
        }

        return _ahead[count];
    }

    /// <summary>Count of line breaks ahead, a few at most: a value may begin on the next line.</summary>
    private int PastLines(int start = 0)
    {
        var count = start;
        while (count < start + 3 && Peek(count).Kind == SourceTokenKind.Line)
        {
            count++;
        }

        return count;
    }

    private SourceToken PeekPastLines(int start) => Peek(PastLines(start));

    private void SkipLines() => TakeMany(PastLines());
}
