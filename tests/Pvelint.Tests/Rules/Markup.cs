using System.Text;
using Pvelint.Text;

namespace Pvelint.Tests.Rules;

/// <summary>A text with <c>[|…|]</c> round the places that matter.</summary>
/// <param name="Text">The text without the marks.</param>
/// <param name="Spans">The marked places, in order.</param>
internal sealed record Markup(string Text, IReadOnlyList<TextSpan> Spans)
{
    public static Markup Parse(string markup)
    {
        var text = new StringBuilder();
        var spans = new List<TextSpan>();
        var open = -1;
        for (var i = 0; i < markup.Length; i++)
        {
            if (string.CompareOrdinal(markup, i, "[|", 0, 2) == 0 && open < 0)
            {
                open = text.Length;
                i++;
            }
            else if (string.CompareOrdinal(markup, i, "|]", 0, 2) == 0 && open >= 0)
            {
                spans.Add(TextSpan.FromBounds(open, text.Length));
                open = -1;
                i++;
            }
            else
            {
                text.Append(markup[i]);
            }
        }

        return new Markup(text.ToString(), spans);
    }
}
