namespace Pvelint.Formats;

/// <summary>Decodes strings of source code.</summary>
internal static class SourceStrings
{
    /// <summary>Adds a string's content to a spelling: escapes undone, interpolations as holes.</summary>
    /// <param name="text">The text that the token stands in.</param>
    /// <param name="token">The string.</param>
    /// <param name="spelling">Takes the content.</param>
    /// <param name="constants">What names in interpolations stand for; null where nothing is known of them.</param>
    public static void Add(string text, SourceToken token, Spelling.Builder spelling, SourceConstants? constants = null)
    {
        var (at, end, style) = (token.Content.Start, token.Content.End, token.Style);
        var from = at;
        while (at < end)
        {
            var hole = HoleLength(text, at, end, style);
            var isEscape = hole == 0 && IsEscape(text, at, end, style);
            if (hole == 0 && !isEscape)
            {
                at++;
                continue;
            }

            spelling.Verbatim(from, at - from);
            var (decoded, length) = hole > 0 ? ("", hole) : text[at] == '\\' ? Escapes.C(text, at, end) : (text[at].ToString(), 2);
            if (hole > 0)
            {
                if (constants is null || !IsName(text, at + 1, hole - 2) || !constants.Add(text.Substring(at + 1, hole - 2), spelling))
                {
                    spelling.Hole(at, length);
                }
            }
            else
            {
                spelling.Escape(decoded, at, length);
            }

            at += length;
            from = at;
        }

        spelling.Verbatim(from, end - from);
    }

    private static bool IsName(string text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            if (!(char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.'))
            {
                return false;
            }
        }

        return length > 0;
    }

    private static bool IsEscape(string text, int at, int end, StringStyle style)
    {
        var doubled = at + 1 < end && text[at + 1] == text[at];
        return text[at] switch
        {
            '\\' => (style & StringStyle.Raw) == 0,
            '"' => doubled && (style & StringStyle.Raw) != 0,
            '{' or '}' => doubled && (style & StringStyle.Braces) != 0,
            _ => false,
        };
    }

    private static int HoleLength(string text, int at, int end, StringStyle style)
    {
        var c = text[at];
        if (c == '{' && (style & StringStyle.Braces) != 0)
        {
            return at + 1 < end && text[at + 1] == '{' ? 0 : ClosingBrace(text, at, end) - at + 1;
        }

        if (c == '%' && (style & StringStyle.Percents) != 0)
        {
            return PercentLength(text, at, end);
        }

        if (c == '\\' && at + 1 < end && text[at + 1] == '(')
        {
            // Swift's interpolation; elsewhere `\(` is no escape that a secret would hold.
            return text.IndexOf(')', at, Math.Min(256, end - at)) is var close and > 0 ? close - at + 1 : 0;
        }

        return c == '$' && (style & StringStyle.Dollars) == 0 && !(at + 1 < end && text[at + 1] == '{') ? 0 : c == '%' ? 0 : Interpolations.LengthAt(text, at, end);
    }

    /// <summary>The offset of the brace that closes, or one before <paramref name="at"/> where none does.</summary>
    private static int ClosingBrace(string text, int at, int end)
    {
        var depth = 0;
        for (var i = at; i < end && i < at + 1024; i++)
        {
            depth += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return at - 1;
    }

    /// <summary><c>%s %d %v %-10s %(name)s</c>.</summary>
    private static int PercentLength(string text, int at, int end)
    {
        var i = at + 1;
        if (i < end && text[i] == '(')
        {
            var close = text.IndexOf(')', i, Math.Min(128, end - i));
            i = close < 0 ? i : close + 1;
        }

        while (i < end && (char.IsDigit(text[i]) || text[i] is '-' or '.' or '+' or '#'))
        {
            i++;
        }

        return i < end && text[i] is 's' or 'd' or 'v' or 'q' or 'r' or 'x' or 'f' or 'i' or 'u' ? i - at + 1 : 0;
    }
}
