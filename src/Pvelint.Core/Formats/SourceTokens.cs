namespace Pvelint.Formats;

/// <summary>The tokens of a source text with a few behind and as many ahead as are asked for.</summary>
internal sealed class SourceTokens(string text, string fileName)
{
    private const int MaxBlankLines = 3;
    private readonly SourceLexer _lexer = new(text, fileName);
    private readonly List<SourceToken> _ahead = [];
    private readonly SourceToken[] _behind = new SourceToken[5];

    /// <summary>The last token that was remembered, or one before it.</summary>
    public SourceToken Behind(int count) => _behind[count];

    /// <summary>The token as written; empty where it is longer than any name or operator.</summary>
    public string Text(SourceToken token) => token.Span.Length > 256 ? "" : text.Substring(token.Span.Start, token.Span.Length);

    /// <summary>Whether a token is this operator or bracket.</summary>
    public bool IsSymbol(SourceToken token, string symbol) =>
        token.Kind == SourceTokenKind.Symbol && token.Span.Length == symbol.Length && string.CompareOrdinal(text, token.Span.Start, symbol, 0, symbol.Length) == 0;

    /// <summary>The next token.</summary>
    public SourceToken Next()
    {
        if (_ahead.Count == 0)
        {
            return _lexer.Next();
        }

        var token = _ahead[0];
        _ahead.RemoveAt(0);
        return token;
    }

    /// <summary>The next token, remembered.</summary>
    public SourceToken Take()
    {
        var token = Next();
        Remember(token);
        return token;
    }

    /// <summary>Passes over tokens.</summary>
    public void TakeMany(int count)
    {
        for (; count > 0; count--)
        {
            Next();
        }
    }

    /// <summary>Keeps a token as the last; line breaks are not kept.</summary>
    public void Remember(SourceToken token)
    {
        if (token.Kind != SourceTokenKind.Line)
        {
            Shift(token);
        }
    }

    /// <summary>Keeps a token of any kind as the last.</summary>
    public void Shift(SourceToken token)
    {
        Array.Copy(_behind, 0, _behind, 1, _behind.Length - 1);
        _behind[0] = token;
    }

    /// <summary>A token ahead; zero is the next.</summary>
    public SourceToken Peek(int count)
    {
        while (_ahead.Count <= count)
        {
            _ahead.Add(_lexer.Next());
        }

        return _ahead[count];
    }

    /// <summary>Count of line breaks ahead, a few at most: a value may begin on the next line.</summary>
    public int PastLines(int start = 0)
    {
        var count = start;
        while (count < start + MaxBlankLines && Peek(count).Kind == SourceTokenKind.Line)
        {
            count++;
        }

        return count;
    }

    /// <summary>The token behind line breaks, from a place ahead on.</summary>
    public SourceToken PeekPastLines(int start) => Peek(PastLines(start));

    /// <summary>Passes over line breaks.</summary>
    public void SkipLines() => TakeMany(PastLines());
}
