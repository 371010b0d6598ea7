using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>What a piece of source code is.</summary>
internal enum SourceTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A line break.</summary>
    Line,

    /// <summary>A name, dotted or not: <c>os.environ</c>, <c>self.token</c>, <c>$user</c>.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string of any kind.</summary>
    String,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>Anything else: one operator or bracket.</summary>
    Symbol,
}

/// <summary>A piece of source code.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Its place in the fragment.</param>
/// <param name="Content">For a string what stands between its quotes; else as <paramref name="Span"/>.</param>
/// <param name="Style">For a string how its content is written.</param>
internal readonly record struct SourceToken(SourceTokenKind Kind, TextSpan Span, TextSpan Content, StringStyle Style);

/// <summary>How the content of a string is written.</summary>
[Flags]
internal enum StringStyle
{
    /// <summary>Backslash escapes; <c>${x}</c>, <c>#{x}</c> and <c>{{ x }}</c> are holes.</summary>
    Plain = 0,

    /// <summary>No backslash escapes.</summary>
    Raw = 1,

    /// <summary><c>{x}</c> is a hole: Python's f-strings, C#'s <c>$"…"</c>, and what <c>.format</c> is called on.</summary>
    Braces = 2,

    /// <summary><c>$x</c> is a hole: PHP, Kotlin, Groovy, Dart, Perl.</summary>
    Dollars = 4,

    /// <summary><c>%s</c> is a hole: what is formatted with <c>%</c>.</summary>
    Percents = 8,
}
