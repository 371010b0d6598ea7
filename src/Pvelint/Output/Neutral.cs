using System.Globalization;
using System.Text;

namespace Pvelint.Output;

/// <summary>
/// Text from the repository made harmless for a terminal or a log: control characters, escape sequences, and what turns
/// or hides text (bidirectional marks, zero-width characters) are written out as <c>\u{1b}</c>. So is what build servers
/// take for a command: <c>::error</c> at the start of a line, <c>##[</c>, <c>##vso[</c> and <c>##teamcity[</c> anywhere.
/// </summary>
internal static class Neutral
{
    /// <summary>The text on one line.</summary>
    public static string Line(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var builder = new StringBuilder(text.Length + 16);
        for (var i = 0; i < text.Length;)
        {
            i += Append(builder, text, i);
        }

        var start = builder.Length - builder.ToString().AsSpan().TrimStart().Length;
        return builder.ToString(start, Math.Min(2, builder.Length - start)) == "::"
            ? builder.Remove(start, 1).Insert(start, Escape(':')).ToString()
            : builder.ToString();
    }

    // Most of what we say: letters and signs of which none is the start of a command.
    private static bool IsPlain(string text)
    {
        foreach (var unit in text)
        {
            if (unit is < ' ' or > '~' or '#')
            {
                return false;
            }
        }

        return !text.AsSpan().TrimStart().StartsWith("::", StringComparison.Ordinal);
    }

    /// <summary>Appends the character at an index, made harmless.</summary>
    /// <returns>Count of UTF-16 units that it took.</returns>
    public static int Append(StringBuilder builder, string text, int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out var rune))
        {
            builder.Append(Escape(text[index]));
            return 1;
        }

        if (IsUnsafe(rune) || IsCommandMark(text, index))
        {
            builder.Append(Escape(rune.Value));
        }
        else
        {
            builder.Append(text, index, rune.Utf16SequenceLength);
        }

        return rune.Utf16SequenceLength;
    }

    private static string Escape(int value) => string.Create(CultureInfo.InvariantCulture, $"\\u{{{value:x}}}");

    private static bool IsUnsafe(Rune rune) => rune.Value is < ' ' or > '~' && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;

    // The second # of ##[ or ##word[.
    private static bool IsCommandMark(string text, int index)
    {
        if (text[index] != '#' || index == 0 || text[index - 1] != '#')
        {
            return false;
        }

        var end = index + 1;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        return end < text.Length && text[end] == '[';
    }
}
