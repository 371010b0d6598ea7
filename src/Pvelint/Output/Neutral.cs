using System.Globalization;
using System.Text;

namespace Pvelint.Output;

/// <summary>
/// Text from the repository made harmless for a terminal or a log: control characters, escape sequences, and what turns
/// or hides text (bidirectional marks, zero-width characters) are written out as <c>\u{1b}</c>.
/// </summary>
internal static class Neutral
{
    /// <summary>The text on one line.</summary>
    public static string Line(string text)
    {
        var first = 0;
        while (first < text.Length && text[first] is >= ' ' and <= '~')
        {
            first++;
        }

        return first == text.Length ? text : Rewrite(text, first);
    }

    /// <summary>Whether a character must not reach a terminal as it is.</summary>
    public static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    private static string Rewrite(string text, int first)
    {
        var builder = new StringBuilder(text, 0, first, text.Length + 16);
        for (var i = first; i < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
            {
                builder.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)text[i]:x}}}");
                i++;
                continue;
            }

            if (IsUnsafe(rune))
            {
                builder.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            }
            else
            {
                builder.Append(rune.ToString());
            }

            i += rune.Utf16SequenceLength;
        }

        return builder.ToString();
    }
}
