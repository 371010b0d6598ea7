using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>What a token is.</summary>
public enum HclTokenKind : byte
{
    /// <summary>The end of the text; no units.</summary>
    End,

    /// <summary>Spaces and tabs, a byte order mark.</summary>
    Blank,

    /// <summary>LF or CRLF outside of strings.</summary>
    Newline,

    /// <summary>A comment of any of the three forms; a line comment holds its line break.</summary>
    Comment,

    /// <summary>A name: letters, digits, <c>_</c> and <c>-</c>.</summary>
    Identifier,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>{</c></summary>
    OpenBrace,

    /// <summary><c>}</c></summary>
    CloseBrace,

    /// <summary><c>[</c></summary>
    OpenBracket,

    /// <summary><c>]</c></summary>
    CloseBracket,

    /// <summary><c>(</c></summary>
    OpenParenthesis,

    /// <summary><c>)</c></summary>
    CloseParenthesis,

    /// <summary>The quote that opens a string.</summary>
    OpenQuote,

    /// <summary>The quote that closes a string.</summary>
    CloseQuote,

    /// <summary><c>&lt;&lt;NAME</c> or <c>&lt;&lt;-NAME</c> with its line break.</summary>
    OpenHeredoc,

    /// <summary>The closing name of a heredoc with the blanks before it, without the line break.</summary>
    CloseHeredoc,

    /// <summary>Text in a quoted string; may hold backslash escapes.</summary>
    QuotedText,

    /// <summary>Text in a heredoc or a bare template, a line or a part of one.</summary>
    TemplateText,

    /// <summary><c>${</c> or <c>${~</c></summary>
    OpenInterpolation,

    /// <summary><c>%{</c> or <c>%{~</c></summary>
    OpenDirective,

    /// <summary><c>}</c> or <c>~}</c> that closes one of them.</summary>
    CloseSequence,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>==</c></summary>
    EqualEqual,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>||</c></summary>
    Or,

    /// <summary><c>!</c></summary>
    Not,

    /// <summary><c>+</c></summary>
    Plus,

    /// <summary><c>-</c></summary>
    Minus,

    /// <summary><c>*</c></summary>
    Star,

    /// <summary><c>/</c></summary>
    Slash,

    /// <summary><c>%</c></summary>
    Percent,

    /// <summary><c>.</c></summary>
    Dot,

    /// <summary><c>,</c></summary>
    Comma,

    /// <summary><c>?</c></summary>
    Question,

    /// <summary><c>:</c></summary>
    Colon,

    /// <summary><c>::</c></summary>
    DoubleColon,

    /// <summary><c>...</c></summary>
    Ellipsis,

    /// <summary><c>=&gt;</c></summary>
    Arrow,

    /// <summary>A character that the language does not use here.</summary>
    Bad,
}

/// <summary>A run of units that belongs together.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Offset of the first unit.</param>
/// <param name="Length">Count of units.</param>
public readonly record struct HclToken(HclTokenKind Kind, int Start, int Length)
{
    /// <summary>Offset just after the last unit.</summary>
    public int End => Start + Length;

    /// <summary>The place in the text.</summary>
    public TextSpan Span => new(Start, Length);
}

/// <summary>A comment.</summary>
/// <param name="Span">Its place, marks included, without the line break.</param>
/// <param name="ContentSpan">Its place without the marks <c>#</c>, <c>//</c>, <c>/*</c>, <c>*/</c>.</param>
public readonly record struct HclComment(TextSpan Span, TextSpan ContentSpan);
