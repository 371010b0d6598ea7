using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// The texts that names of a C# file stand for: <c>const string Id = "…"</c>, a field, a variable or a property that is a text from its
/// declaration on. Those of the compiler know scopes; here a name that is declared twice stands for nothing.
/// </summary>
internal sealed class SourceConstants
{
    private const int MaxDepth = 8;

    // Names that double each other, hostile or generated, must end, those of empty texts, too.
    private const int MaxLength = 1 << 16;
    private const int MaxNames = 1 << 10;

    private readonly string _text;
    private readonly Dictionary<string, List<SourceToken>?> _declared = new(StringComparer.Ordinal);
    private int _depth;
    private int _names;

    /// <summary>Reads the declarations of a text.</summary>
    public SourceConstants(string text, string fileName)
    {
        _text = text;
        var lexer = new SourceLexer(text, fileName);
        var tokens = new List<SourceToken>();
        for (var token = lexer.Next(); token.Kind != SourceTokenKind.End; token = lexer.Next())
        {
            if (token.Kind is SourceTokenKind.Line or SourceTokenKind.Comment)
            {
                continue;
            }

            tokens.Add(token);
            if (Is(token, ";"))
            {
                Declare(tokens);
                tokens.Clear();
            }
            else if (Is(token, "{") || Is(token, "}"))
            {
                tokens.Clear();
            }
        }
    }

    /// <summary>Adds what a name stands for; false where that is not known.</summary>
    public bool Add(string name, Spelling.Builder spelling)
    {
        _names = _depth == 0 ? 1 : _names + 1;
        if (spelling.Length > MaxLength || _names > MaxNames || _depth >= MaxDepth || !_declared.TryGetValue(Last(name), out var terms) || terms is null)
        {
            return false;
        }

        _depth++;
        foreach (var term in terms)
        {
            if (term.Kind == SourceTokenKind.String)
            {
                SourceStrings.Add(_text, term, spelling, this);
            }
            else if (!Add(Text(term), spelling))
            {
                spelling.Hole(term.Span.Start, term.Span.Length);
            }
        }

        _depth--;
        return true;
    }

    // TYPE NAME = TERM + TERM ; or TYPE NAME => TERM ;
    private void Declare(List<SourceToken> tokens)
    {
        var sign = tokens.FindIndex(token => Is(token, "=") || Is(token, "=>"));
        if (sign < 2 || tokens[sign - 1].Kind != SourceTokenKind.Word || !(tokens[sign - 2].Kind == SourceTokenKind.Word || Is(tokens[sign - 2], "?")))
        {
            return;
        }

        var terms = new List<SourceToken>();
        for (var i = sign + 1; i < tokens.Count; i++)
        {
            var isTerm = (i - sign) % 2 == 1;
            if (isTerm ? tokens[i].Kind is not (SourceTokenKind.String or SourceTokenKind.Word) : !(Is(tokens[i], "+") || Is(tokens[i], ";")))
            {
                return;
            }

            if (isTerm)
            {
                terms.Add(tokens[i]);
            }
        }

        var name = Text(tokens[sign - 1]);
        _declared[name] = terms.Exists(term => term.Kind == SourceTokenKind.String) && !_declared.ContainsKey(name) ? terms : null;
    }

    private bool Is(SourceToken token, string symbol) =>
        token.Kind == SourceTokenKind.Symbol && token.Span.Length == symbol.Length && string.CompareOrdinal(_text, token.Span.Start, symbol, 0, symbol.Length) == 0;

    private string Text(SourceToken token) => token.Span.Length > 256 ? "" : _text.Substring(token.Span.Start, token.Span.Length);

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}
