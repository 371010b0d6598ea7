using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>Decodes the escapes of a text token: <c>$${</c> and <c>%%{</c> everywhere, backslashes in quoted strings.</summary>
internal static class HclTextDecoder
{
    /// <summary>Adds the token's text to the runs; a bad escape is reported and stands for itself.</summary>
    public static void Decode(HclCursor cursor, HclToken token, HclTextRuns into)
    {
        var quoted = token.Kind == HclTokenKind.QuotedText;
        var text = cursor.Text;
        var plain = token.Start;
        var position = token.Start;
        while (position < token.End)
        {
            var unit = text[position];
            if (unit == '\\' && quoted)
            {
                into.Verbatim(plain, position);
                position = plain = Backslash(cursor, position, token.End, into);
            }
            else if (unit is '$' or '%' && position + 2 < token.End && text[position + 1] == unit && text[position + 2] == '{')
            {
                into.Verbatim(plain, position);
                into.Escape(position, position + 3, unit == '$' ? "${" : "%{");
                position = plain = position + 3;
            }
            else
            {
                position++;
            }
        }

        into.Verbatim(plain, token.End);
    }

    // Gives the offset after the escape.
    private static int Backslash(HclCursor cursor, int start, int end, HclTextRuns into)
    {
        var selector = cursor.Text[start + 1];
        var decoded = selector switch
        {
            'n' => "\n",
            'r' => "\r",
            't' => "\t",
            '"' => "\"",
            '\\' => "\\",
            _ => null,
        };
        if (decoded is not null)
        {
            into.Escape(start, start + 2, decoded);
            return start + 2;
        }

        if (selector is 'u' or 'U')
        {
            return Unicode(cursor, start, end, selector == 'u' ? 4 : 8, into);
        }

        cursor.Report(new HclToken(HclTokenKind.QuotedText, start, 2), "this escape is not known: \\n, \\r, \\t, \\\", \\\\, \\uNNNN and \\UNNNNNNNN are");
        into.Escape(start, start + 2, selector.ToString());
        return start + 2;
    }

    private static int Unicode(HclCursor cursor, int start, int end, int digits, HclTextRuns into)
    {
        var last = start + 2;
        while (last < end && last < start + 2 + digits && Uri.IsHexDigit(cursor.Text[last]))
        {
            last++;
        }

        var isWhole = last == start + 2 + digits
            & uint.TryParse(cursor.Text.Substring(start + 2, last - start - 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value);
        if (isWhole && value <= 0x10FFFF && value is < 0xD800 or > 0xDFFF)
        {
            into.Escape(start, last, char.ConvertFromUtf32((int)value));
            return last;
        }

        cursor.Report(
            new HclToken(HclTokenKind.QuotedText, start, last - start),
            isWhole ? "there is no such character" : $"\\{cursor.Text[start + 1]} is followed by {digits} hexadecimal digits");
        into.Verbatim(start, last);
        return last;
    }
}
