namespace Pvelint.Hcl;

/// <summary>How far a run of characters goes.</summary>
internal static class HclScan
{
    /// <summary>
    /// Offset after the number that begins at <paramref name="start"/>: digits, points and exponents in any order, but the last
    /// is no point. <c>1..2</c> is one (bad) number, <c>1...</c> is <c>1</c> and <c>...</c>.
    /// </summary>
    public static int EndOfNumber(string text, int start)
    {
        var end = start + 1;
        var next = end;
        while (next < text.Length)
        {
            var unit = text[next];
            if (HclCharacters.IsDigit(unit))
            {
                end = ++next;
            }
            else if (unit == '.')
            {
                next++;
            }
            else if (unit is 'e' or 'E')
            {
                var digit = next + 1 < text.Length && text[next + 1] is '+' or '-' ? next + 2 : next + 1;
                if (digit >= text.Length || !HclCharacters.IsDigit(text[digit]))
                {
                    break;
                }

                end = next = digit + 1;
            }
            else
            {
                break;
            }
        }

        return end;
    }

    /// <summary>Offset of what ends the text of a quoted string: its quote, the line's end, a sequence, a backslash with nothing to escape.</summary>
    public static int EndOfQuoted(string text, int start)
    {
        var end = start;
        while (end < text.Length)
        {
            var unit = text[end];
            if (unit == '\\' && end + 1 < text.Length && text[end + 1] is not ('\n' or '\r'))
            {
                end += 2;
            }
            else if (unit is '$' or '%')
            {
                var length = LengthOfSign(text, end);
                if (length == 0)
                {
                    break;
                }

                end += length;
            }
            else if (unit is '"' or '\\' or '\n' or '\r')
            {
                break;
            }
            else
            {
                end++;
            }
        }

        return end;
    }

    /// <summary>
    /// Units of literal text that <c>$</c> or <c>%</c> begins: three or four for the escape <c>$${</c>, none where it opens a
    /// sequence.
    /// </summary>
    public static int LengthOfSign(string text, int position)
    {
        if (position + 1 < text.Length && text[position + 1] == '{')
        {
            return 0;
        }

        var escapes = position + 2 < text.Length && text[position + 1] == text[position] && text[position + 2] == '{';
        if (!escapes)
        {
            return 1;
        }

        return position + 3 < text.Length && text[position + 3] == '~' ? 4 : 3;
    }

    /// <summary>Whether a word stands alone, with white space round it at most.</summary>
    public static bool IsAlone(string text, int start, int end, string word)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end - start == word.Length && string.CompareOrdinal(text, start, word, 0, word.Length) == 0;
    }

    /// <summary>Offset of the first line from <paramref name="from"/>, itself a line's start, where a block plainly begins; -1 where none does.</summary>
    public static int NextBlock(string text, int from)
    {
        var line = from;
        while (line < text.Length)
        {
            if (HclCharacters.BlockBeginsAt(text, line))
            {
                return line;
            }

            var end = text.IndexOf('\n', line);
            if (end < 0)
            {
                break;
            }

            line = end + 1;
        }

        return -1;
    }
}
