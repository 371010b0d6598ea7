using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>
/// A place in the tokens that sees what the grammar sees: blanks and comments never, line breaks where they matter.
/// Collects diagnostics, and after one keeps quiet until reading has taken hold again.
/// </summary>
internal sealed class HclCursor
{
    private readonly HclToken[] _tokens;
    private readonly int _last;
    private readonly TextMap? _map;
    private readonly List<Diagnostic> _diagnostics = [];
    private bool _newlines = true;
    private int _index;
    private int _next;

    /// <param name="tokens">The tokens.</param>
    /// <param name="map">From the text of the tokens to the file; null where they are the same.</param>
    public HclCursor(HclTokens tokens, TextMap? map)
    {
        Text = tokens.Text;
        _tokens = tokens.Tokens.Array!;
        _last = tokens.Tokens.Count - 1;
        _map = map;
        Find();
    }

    public string Text { get; }

    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>Whether something was wrong in this item, so that further complaints are likely noise.</summary>
    public bool Lost { get; private set; }

    /// <summary>Whether what is being read could not go on at this token: its readers give up until one knows how to go on.</summary>
    public bool Stuck { get; set; }

    /// <summary>How deep the expression is nested that is being read.</summary>
    public int Depth { get; set; }

    /// <summary>The next token that the grammar sees.</summary>
    public HclToken Next => _tokens[_next];

    /// <summary>Its kind; a line comment is the line break that it holds.</summary>
    public HclTokenKind Kind { get; private set; }

    /// <summary>Offset just after the last token that was read.</summary>
    public int LastEnd { get; private set; }

    /// <summary>Whether no token is left, as opposed to a place where open strings were given up.</summary>
    public bool AtEnd => _next == _last;

    /// <summary>A place to come back to.</summary>
    public (int Index, int LastEnd) Mark => (_index, LastEnd);

    /// <summary>Whether line breaks matter: between brackets they do not. The caller sets back what it changes.</summary>
    public bool Newlines
    {
        get => _newlines;
        set
        {
            if (_newlines != value)
            {
                _newlines = value;
                Find();
            }
        }
    }

    /// <summary>Reads the next token; at the end it stays there.</summary>
    public HclToken Read()
    {
        var token = _tokens[_next];
        LastEnd = token.End;
        if (_next < _last)
        {
            _index = _next + 1;
            Find();
        }

        return token;
    }

    /// <summary>Goes back to a mark.</summary>
    public void GoTo((int Index, int LastEnd) mark)
    {
        (_index, LastEnd) = mark;
        Find();
    }

    /// <summary>Whether the next token is that word.</summary>
    public bool IsWord(string word) => Kind == HclTokenKind.Identifier && Is(Next, word);

    /// <summary>Whether a token's text is that.</summary>
    public bool Is(HclToken token, string text) =>
        token.Length == text.Length && string.CompareOrdinal(Text, token.Start, text, 0, text.Length) == 0;

    public string TextOf(HclToken token) => Text.Substring(token.Start, token.Length);

    /// <summary>The place in the file.</summary>
    public TextSpan Place(int start, int end)
    {
        var span = TextSpan.FromBounds(start, end);
        return _map is null ? span : _map.ToSource(span);
    }

    public TextSpan Place(HclToken token) => Place(token.Start, token.End);

    /// <summary>A map into this text as a map into the file.</summary>
    public TextMap Place(TextMap map) => _map is null ? map : map.Within(_map);

    /// <summary>Says what is wrong, where it is no consequence of what was wrong before.</summary>
    public void Report(HclToken token, string message)
    {
        if (!Lost)
        {
            _diagnostics.Add(new Diagnostic(Place(token), message));
        }
    }

    /// <summary>Says what is wrong and that reading is stuck.</summary>
    public void Fail(HclToken token, string message)
    {
        Report(token, message);
        Lost = true;
        Stuck = true;
    }

    /// <summary>A new item begins: what was wrong before no longer matters.</summary>
    public void Regain()
    {
        Lost = false;
        Stuck = false;
    }

    /// <summary>Whether the next token is the first of its line.</summary>
    public bool AtLineStart()
    {
        for (var i = _next - 1; i >= 0; i--)
        {
            switch (_tokens[i].Kind)
            {
                case HclTokenKind.Blank:
                    continue;
                case HclTokenKind.Newline:
                    return true;
                case HclTokenKind.Comment:
                    return Text[_tokens[i].End - 1] == '\n';
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Whether the next token begins an item of a body on a line of its own: <c>name =</c>, or a block's header.</summary>
    public bool AtItem() => Kind == HclTokenKind.Identifier && AtLineStart() && (AtArgument() || AtBlock());

    /// <summary>Whether the next tokens are <c>name =</c>.</summary>
    public bool AtArgument()
    {
        if (Kind != HclTokenKind.Identifier)
        {
            return false;
        }

        var after = _tokens[_next + 1].Kind == HclTokenKind.Blank ? _next + 2 : _next + 1;
        return _tokens[after].Kind == HclTokenKind.Equal;
    }

    /// <summary>Whether a block's header stands here at the very start of a line.</summary>
    public bool AtBlock() =>
        Kind == HclTokenKind.Identifier && HclCharacters.IsLineStart(Text, Next.Start) && HclCharacters.BlockBeginsAt(Text, Next.Start);

    private void Find()
    {
        var index = _index;
        while (true)
        {
            var kind = _tokens[index].Kind;
            if (kind == HclTokenKind.Comment && _newlines && Text[_tokens[index].End - 1] == '\n')
            {
                kind = HclTokenKind.Newline;
            }
            else if (kind is HclTokenKind.Blank or HclTokenKind.Comment || (kind == HclTokenKind.Newline && !_newlines))
            {
                index++;
                continue;
            }

            _next = index;
            Kind = kind;
            return;
        }
    }
}
