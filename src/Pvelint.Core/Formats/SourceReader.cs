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

    private readonly Fragment _fragment;
    private readonly string _text;
    private readonly SettingScope _root;
    private readonly DocumentBuilder _into;
    private readonly SourceTokens _tokens;
    private readonly SourceValues _values;
    private readonly SourceScopes _scopes = new();
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
        _tokens = new SourceTokens(_text, into.File.Name);
        _values = new SourceValues(_tokens, _scopes, fragment, into);
    }

    /// <summary>Reads a fragment.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        new SourceReader(fragment, scope, into).ReadTokens();
        BoxTables.Read(fragment, scope, into);
    }

    private SettingScope Scope => _scopes.Top.Scope(_root, _fragment, Math.Min(_text.Length, _tokens.Behind(0).Span.End), _into);

    private void ReadTokens()
    {
        for (var token = _tokens.Next(); token.Kind != SourceTokenKind.End; token = _tokens.Next())
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
                    _statement = _tokens.Text(token);
                    break;
                case SourceTokenKind.String:
                    ReadString(token);
                    break;
                case SourceTokenKind.Symbol:
                    ReadSymbol(token);
                    break;
            }

            _tokens.Remember(token);
            if (_key is { } key)
            {
                _key = null;
                Assign(key);
            }
        }
    }

    private void ReadLine()
    {
        var next = _tokens.Peek(0);
        if (next.Kind is SourceTokenKind.Line or SourceTokenKind.Comment || _tokens.IsSymbol(next, "{") || !_scopes.IsStatementLevel)
        {
            return;
        }

        if (_tokens.IsSymbol(_tokens.Behind(0), ":") && BlockWords.Contains(_statement))
        {
            // A Python body: what stands in it holds under a condition.
            _scopes.Open(':', "if", _tokens.Behind(0).Span.Start, indent: _indent);
        }

        _indent = Indent(next.Span.Start);
        _scopes.Dedent(_indent);
        _tokens.Shift(next with { Kind = SourceTokenKind.Line });
        _statement = "";
        _isTernary = false;
    }

    private void ReadSymbol(SourceToken token)
    {
        if (token.Span.Length > 1)
        {
            if (_tokens.Text(token) is ":=" or "=>")
            {
                ReadSeparator(isColon: false);
            }
            else if (_tokens.Text(token) == "??" && _tokens.IsSymbol(_tokens.Behind(0), "]"))
            {
                // config["key"] ?? "what holds where nobody sets it"
                _key = _index;
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
        var isKnown = !isColon || _scopes.Top.Close is '}' or ')' || _tokens.Peek(0).Kind == SourceTokenKind.String;
        _key = isKnown ? KeyBehind() : null;
    }

    /// <summary>Whether a colon only says the type: <c>token: str = "…"</c>.</summary>
    private bool IsAnnotation() => _tokens.Peek(0).Kind == SourceTokenKind.Word && _tokens.IsSymbol(_tokens.Peek(1), "=");

    private SourceToken? KeyBehind()
    {
        var last = _tokens.Behind(0);
        if (_tokens.IsSymbol(last, "]"))
        {
            return _index;
        }

        if (last.Kind == SourceTokenKind.String)
        {
            return last;
        }

        if (last.Kind != SourceTokenKind.Word || SourceValues.IsKeyword(_tokens.Text(last)))
        {
            return null;
        }

        // `name: type = …`, and Go's `var name type = …`.
        var before = _tokens.IsSymbol(_tokens.Behind(1), "&") || _tokens.IsSymbol(_tokens.Behind(1), "*") ? 2 : 1;
        if (_tokens.IsSymbol(_tokens.Behind(before), ":"))
        {
            var name = _tokens.Behind(_tokens.IsSymbol(_tokens.Behind(before + 1), "?") ? before + 2 : before + 1);
            return name.Kind == SourceTokenKind.Word ? name : null;
        }

        return TypeNames.Contains(_tokens.Text(last)) && _tokens.Behind(1).Kind == SourceTokenKind.Word && !SourceValues.IsKeyword(_tokens.Text(_tokens.Behind(1))) ? _tokens.Behind(1) : last;
    }

    private void Assign(SourceToken key)
    {
        var span = KeySpan(key);
        if (span.Length is 0 or > 128 || _values.Read() is not { } value)
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

    private void ReadComment(SourceToken token)
    {
        var comment = _fragment.Slice(token.Span);
        _into.Comment(comment.Text.Trim('/', '*', '#', '<', '!', '-', '>', ' ', '\t', '\r', '\n'), _fragment.ToSource(token.Span));
        CommentedSettings.Read(comment, Scope, _into);
    }

    /// <summary>The last part of the name before a parenthesis; empty where nothing is called.</summary>
    private string Callee()
    {
        if (_tokens.Behind(0).Kind != SourceTokenKind.Word || SourceValues.IsKeyword(_tokens.Text(_tokens.Behind(0))))
        {
            return "";
        }

        var span = KeySpan(_tokens.Behind(0));
        return span.Length > 64 ? "" : _text.Substring(span.Start, span.Length);
    }

    /// <summary>What a brace belongs to: a key, a type, a condition, or nothing.</summary>
    private string BlockName()
    {
        if (BlockWords.Contains(_statement))
        {
            return "if";
        }

        var last = _tokens.Behind(0);
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
        var last = _tokens.Behind(0);
        if (!(_tokens.IsSymbol(last, "=") || _tokens.IsSymbol(last, ":") || _tokens.IsSymbol(last, ":=") || _tokens.IsSymbol(last, "=>")) || _tokens.Behind(1).Kind is not (SourceTokenKind.Word or SourceTokenKind.String))
        {
            return "";
        }

        var span = KeySpan(_tokens.Behind(1));
        return span.Length > 64 ? "" : _text.Substring(span.Start, span.Length);
    }

    private int Indent(int offset)
    {
        var start = offset > 0 ? _text.LastIndexOf('\n', offset - 1) + 1 : 0;
        return offset - start;
    }
}
