using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>
/// Reads the values that programs give to resources, in C#, TypeScript, JavaScript, Python and Go: literals, names, lists, objects and calls.
/// What it does not know it passes over, and takes for known only at run time.
/// </summary>
internal sealed class PulumiExpressions
{
    private const int MaxDepth = 32;

    // They only pass on what they are given, or join it.
    private static readonly HashSet<string> Wrappers = new(StringComparer.Ordinal)
    {
        "String", "StringPtr", "Bool", "BoolPtr", "Int", "IntPtr", "Float64", "Float64Ptr", "Create", "CreateSecret", "output", "secret", "Output", "StringArray", "ToStringArray", "Format", "concat", "Concat", "List", "Set",
    };

    private readonly Fragment _whole;
    private readonly List<SourceToken> _tokens = [];
    private readonly bool _isPython;
    private int _depth;

    public PulumiExpressions(SourceFile file)
    {
        _whole = Fragment.Of(file);
        _isPython = file.Name.EndsWith(".py", StringComparison.OrdinalIgnoreCase);
        var lexer = new SourceLexer(file.Text, file.Name);
        for (var token = lexer.Next(); token.Kind != SourceTokenKind.End; token = lexer.Next())
        {
            if (token.Kind is not (SourceTokenKind.Line or SourceTokenKind.Comment))
            {
                _tokens.Add(token);
            }
        }
    }

    /// <summary>Count of tokens; comments and line breaks are none.</summary>
    public int Count => _tokens.Count;

    /// <summary>The number of the token that is read next.</summary>
    public int At { get; set; }

    /// <summary>A token as it is written; empty beyond the ends of the text and where it is longer than any name.</summary>
    public string Text(int index) => index < 0 || index >= _tokens.Count || _tokens[index].Span.Length > 256 ? "" : _whole.Text.Substring(_tokens[index].Span.Start, _tokens[index].Span.Length);

    /// <summary>Whether a token is a name.</summary>
    public bool IsWord(int index) => index >= 0 && index < _tokens.Count && _tokens[index].Kind == SourceTokenKind.Word;

    /// <summary>Whether a token is a string.</summary>
    public bool IsString(int index) => index >= 0 && index < _tokens.Count && _tokens[index].Kind == SourceTokenKind.String;

    /// <summary>The place of a token.</summary>
    public TextSpan Span(int index) => index < _tokens.Count ? _tokens[index].Span : new TextSpan(_whole.Text.Length, 0);

    /// <summary>The value that begins here, up to the comma or bracket behind it.</summary>
    public PulumiValue Read()
    {
        var start = At;
        if (++_depth > MaxDepth)
        {
            _depth--;
            Skip();
            return Unknown(start);
        }

        var value = ReadOperand();
        if (Text(At) == "+")
        {
            value = ReadSum(value, start);
        }

        _depth--;
        if (IsEnd)
        {
            return value;
        }

        Skip();
        return Unknown(start);
    }

    /// <summary>The string that stands here; null where it is only a part of an expression. Line breaks are not seen here, and may end it.</summary>
    public SettingValue? ReadString()
    {
        var value = OfString(_tokens[At++]).Scalar;
        return Text(At) is "+" or "." or "%" or "?" or "[" ? null : value;
    }

    /// <summary>What stands between brackets, from the opening one on: items and members, whichever language writes them.</summary>
    public PulumiValue ReadBrackets()
    {
        var start = At++;
        var items = new List<PulumiValue>();
        var members = new List<PulumiMember>();
        while (At < Count && !IsClose)
        {
            var before = At;
            if (Key() is { } key)
            {
                members.Add(new PulumiMember(PulumiNames.ToSnakeCase(key), Read()));
            }
            else
            {
                items.Add(Read());
            }

            // Every turn takes something, whatever stands here.
            At += Text(At) is "," or ";" || At == before ? 1 : 0;
        }

        At++;
        return new PulumiValue(SpanFrom(start)) { Items = items, Members = members };
    }

    private bool IsClose => Text(At) is ")" or "]" or "}";

    private bool IsEnd => At >= Count || IsClose || Text(At) is "," or ";";

    private PulumiValue Unknown(int start) => new(SpanFrom(start));

    private TextSpan SpanFrom(int start) => start >= Count ? new TextSpan(_whole.Text.Length, 0) : TextSpan.FromBounds(Span(start).Start, Span(Math.Max(start, Math.Min(At, Count) - 1)).End);

    // `Key =`, `key:`, `"key":`, `["key"] =`; not `a == b`, which is a token of its own.
    private string? Key()
    {
        if (Text(At) == "[" && Text(At + 2) == "]" && Text(At + 3) is "=" or ":" && IsName(At + 1))
        {
            At += 4;
            return Name(At - 3);
        }

        if (!IsName(At) || Text(At + 1) is not ("=" or ":"))
        {
            return null;
        }

        At += 2;
        return Name(At - 2);
    }

    private bool IsName(int index) => IsWord(index) || IsString(index);

    private string Name(int index) => _tokens[index].Content.Length > 128 ? "" : _whole.Text.Substring(_tokens[index].Content.Start, _tokens[index].Content.Length);

    private PulumiValue ReadOperand()
    {
        var start = At;
        while (Text(At) is "&" or "*" or "await")
        {
            At++;
        }

        var value = Text(At) switch
        {
            "new" => ReadNew(),
            "[" when Text(At + 1) == "]" && IsWord(At + 2) => ReadGoList(),
            "[" or "{" => ReadBrackets(),
            "(" => ReadParentheses(),
            _ => ReadSimple(start),
        };
        while (Text(At) == "!")
        {
            At++;
        }

        return value;
    }

    private PulumiValue ReadSimple(int start)
    {
        if (At >= Count)
        {
            return Unknown(start);
        }

        var token = _tokens[At];
        switch (token.Kind)
        {
            case SourceTokenKind.String:
                At++;
                return OfString(token);
            case SourceTokenKind.Number:
                At++;
                return new PulumiValue(token.Span) { Scalar = SettingValue.Verbatim(ValueKind.Number, _whole, token.Span) };
            case SourceTokenKind.Word:
                At++;
                return ReadNamed(token, start);
            default:
                return Unknown(start);
        }
    }

    private PulumiValue ReadNamed(SourceToken name, int start)
    {
        var text = Text(start);
        var scalar = SettingValue.Verbatim(ValueKind.Reference, _whole, name.Span);
        switch (text)
        {
            case "true" or "True":
                return new PulumiValue(name.Span) { Scalar = scalar with { Kind = ValueKind.Boolean, Text = "true" } };
            case "false" or "False":
                return new PulumiValue(name.Span) { Scalar = scalar with { Kind = ValueKind.Boolean, Text = "false" } };
            case "null" or "None" or "nil" or "undefined":
                return new PulumiValue(name.Span) { Scalar = scalar with { Kind = ValueKind.Null, Text = "" } };
        }

        // pulumi.interpolate`…`
        if (IsString(At))
        {
            return OfString(_tokens[At++]);
        }

        SkipTypeArguments();
        if (Text(At) == "{")
        {
            return ReadBrackets();
        }

        if (Text(At) != "(" || (PulumiSource.LastOf(text) == "ID" && Text(At + 1) == ")"))
        {
            At += Text(At) == "(" ? 2 : 0;
            return new PulumiValue(name.Span) { Scalar = scalar };
        }

        return Unwrap(PulumiSource.LastOf(text), ReadBrackets());
    }

    private PulumiValue Unwrap(string callee, PulumiValue call)
    {
        if (call is not { Members.Count: 0, Items: { Count: > 0 } items } || !Wrappers.Contains(callee))
        {
            // In Python an object is made so, its class has a capital; what a function gives is known to nobody, whatever it is asked.
            return call.Members.Count > 0 && _isPython && (callee == "dict" || char.IsUpper(callee.FirstOrDefault())) ? call : new PulumiValue(call.Span);
        }

        return items.Count == 1 ? items[0] : callee is "concat" or "Concat" ? Sum(items, call.Span) : new PulumiValue(call.Span);
    }

    // new(…) {…}, new Type(…) {…}, new[] {…}, new Type[] {…}, new List<string> {…}, new() {…}
    private PulumiValue ReadNew()
    {
        var start = At++;
        if (IsWord(At))
        {
            At++;
            SkipTypeArguments();
        }

        PulumiValue? arguments = null;
        while (Text(At) is "(" or "[")
        {
            var isCall = Text(At) == "(";
            var inside = ReadBrackets();
            arguments = isCall ? inside : arguments;
        }

        var members = Text(At) == "{" ? ReadBrackets() : null;
        return (members, arguments) switch
        {
            ({ } body, _) => body with { Span = SpanFrom(start) },
            (_, { Members.Count: > 0 } or { Items.Count: > 0 }) => arguments with { Span = SpanFrom(start) },
            _ => Unknown(start),
        };
    }

    private PulumiValue ReadGoList()
    {
        At += 3;
        return Text(At) == "{" ? ReadBrackets() : Unknown(At - 3);
    }

    private PulumiValue ReadParentheses()
    {
        var start = At;
        return ReadBrackets() is { Members.Count: 0, Items: [var only] } ? only : Unknown(start);
    }

    private PulumiValue ReadSum(PulumiValue first, int start)
    {
        var terms = new List<PulumiValue> { first };
        while (Text(At) == "+")
        {
            At++;
            terms.Add(ReadOperand());
        }

        return Sum(terms, SpanFrom(start));
    }

    // The texts one after the other; whatever else is joined to them is a hole.
    private PulumiValue Sum(IReadOnlyList<PulumiValue> terms, TextSpan span)
    {
        var spelling = new Spelling.Builder(_whole);
        foreach (var term in terms)
        {
            if (term.Scalar is { Kind: ValueKind.Literal } literal && literal.Span.Length == literal.Text.Length)
            {
                spelling.Verbatim(literal.Span.Start, literal.Span.Length);
            }
            else
            {
                spelling.Hole(term.Span.Start, term.Span.Length);
            }
        }

        return new PulumiValue(span) { Scalar = spelling.Build(span.Start).Value };
    }

    private PulumiValue OfString(SourceToken token)
    {
        var spelling = new Spelling.Builder(_whole);
        SourceStrings.Add(_whole.Text, token, spelling);
        return new PulumiValue(token.Span) { Scalar = spelling.Build(token.Content.Start).Value };
    }

    private void SkipTypeArguments()
    {
        if (Text(At) != "<")
        {
            return;
        }

        var end = At;
        while (end < Count && end < At + 16 && Text(end) is not (">" or ";" or "{" or "("))
        {
            end++;
        }

        At = Text(end) == ">" ? end + 1 : At;
    }

    // To the end of the value, over whatever is in brackets.
    private void Skip()
    {
        var open = 0;
        while (At < Count && (open > 0 || !IsEnd))
        {
            open += Text(At) switch { "(" or "[" or "{" => 1, ")" or "]" or "}" => -1, _ => 0 };
            At++;
        }
    }
}
