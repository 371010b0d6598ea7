using Pvelint.Text;

namespace Pvelint.Tests.Hcl;

/// <summary>A text in which <c>[|</c> and <c>|]</c> mark a span.</summary>
internal readonly record struct Marked(string Text, TextSpan Span)
{
    public static Marked Read(string markup)
    {
        var start = markup.IndexOf("[|", StringComparison.Ordinal);
        var end = markup.IndexOf("|]", start + 2, StringComparison.Ordinal) - 2;
        var text = markup.Remove(start, 2).Remove(end, 2);
        return new Marked(text, TextSpan.FromBounds(start, end));
    }

    public string Shown => Text.Insert(Span.End, "|]").Insert(Span.Start, "[|");

    /// <summary>The text with another span marked, for a message that shows the difference.</summary>
    public string With(TextSpan span) => (this with { Span = span }).Shown;
}
