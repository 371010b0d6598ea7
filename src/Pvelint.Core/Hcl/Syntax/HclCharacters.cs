using System.Globalization;

namespace Pvelint.Hcl;

/// <summary>Which characters make names, and where a block plainly begins.</summary>
internal static class HclCharacters
{
    // Unicode's Other_ID_Start and Other_ID_Continue: no letters by category, yet allowed in names.
    private const string OtherStart = "\u1885\u1886\u2118\u212E\u309B\u309C";
    private const string OtherContinue = "\u00B7\u0387\u1369\u136A\u136B\u136C\u136D\u136E\u136F\u1370\u1371\u19DA";

    /// <summary>A letter by category that Unicode keeps for patterns.</summary>
    private const char VerticalTilde = '\u2E2F';

    // Most names are ASCII.
    private static readonly bool[] InNames = [.. Enumerable.Range(0, 0x80).Select(unit => IsAsciiLetter((char)unit) || IsDigit((char)unit) || unit is '_' or '-')];

    // Blocks without labels that stand at the top of a file alone.
    private static readonly string[] Unlabelled = ["locals", "terraform", "packer", "build"];

    /// <summary>Offset after the name that begins at <paramref name="start"/>; <paramref name="start"/> itself where none does.</summary>
    public static int EndOfName(string text, int start)
    {
        if (start >= text.Length || IsDigit(text[start]) || text[start] == '-')
        {
            return start;
        }

        var position = start;
        while (position < text.Length)
        {
            var unit = text[position];
            if (unit < 0x80)
            {
                if (!InNames[unit])
                {
                    break;
                }

                position++;
            }
            else if (IsNamePart(text, position, first: position == start))
            {
                position += char.IsSurrogatePair(text, position) ? 2 : 1;
            }
            else
            {
                break;
            }
        }

        return position;
    }

    public static bool IsDigit(char unit) => (uint)(unit - '0') <= 9;

    /// <summary>
    /// Whether a block's header begins here, as no expression can: <c>type "label" {</c>, or one of the blocks without labels.
    /// Where brackets or quotes are left open, this is where reading takes hold again.
    /// </summary>
    public static bool BlockBeginsAt(string text, int position)
    {
        var end = EndOfName(text, position);
        if (end == position)
        {
            return false;
        }

        var labels = 0;
        var next = SkipBlanks(text, end);
        while (next < text.Length && text[next] == '"')
        {
            var close = text.IndexOfAny(['"', '\n'], next + 1);
            if (close < 0 || text[close] == '\n')
            {
                return false;
            }

            labels++;
            next = SkipBlanks(text, close + 1);
        }

        return next < text.Length && text[next] == '{' && (labels > 0 || Array.IndexOf(Unlabelled, text.Substring(position, end - position)) >= 0);
    }

    /// <summary>Whether the offset is the first of a line.</summary>
    public static bool IsLineStart(string text, int position) => position == 0 || text[position - 1] == '\n';

    private static int SkipBlanks(string text, int position)
    {
        while (position < text.Length && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }

    private static bool IsAsciiLetter(char unit) => (uint)((unit | 0x20) - 'a') <= 'z' - 'a';

    private static bool IsNamePart(string text, int position, bool first)
    {
        switch (CharUnicodeInfo.GetUnicodeCategory(text, position))
        {
            case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber:
                return text[position] != VerticalTilde;
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation when !first:
                return true;
            default:
                return OtherStart.IndexOf(text[position]) >= 0 || (!first && OtherContinue.IndexOf(text[position]) >= 0);
        }
    }
}
