namespace Pvelint.Hcl;

/// <summary>What the lexer is in.</summary>
internal enum HclLexerModeKind : byte
{
    /// <summary>Code, also that in a sequence.</summary>
    Code,

    /// <summary>The text of a quoted string.</summary>
    Quoted,

    /// <summary>The text of a heredoc.</summary>
    Heredoc,

    /// <summary>The text of a template that stands alone.</summary>
    Bare,
}

/// <summary>A level of the lexer's nesting.</summary>
/// <param name="kind">What it is.</param>
internal struct HclLexerMode(HclLexerModeKind kind)
{
    public readonly HclLexerModeKind Kind = kind;

    /// <summary>Braces open in this stretch of code.</summary>
    public int Braces;

    /// <summary>The name that closes this heredoc.</summary>
    public string Marker = "";

    /// <summary>Index of the token that opens this heredoc.</summary>
    public int Opener;

    /// <summary>Whether nothing stands before on this line of the heredoc.</summary>
    public bool AtLineStart = true;
}
