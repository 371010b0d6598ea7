namespace Pvelint.Formats;

/// <summary>The forms in which templates of all kinds refer to values.</summary>
internal static class Interpolations
{
    private const int MaxLength = 1024;

    private static readonly (string Open, string Close)[] Pairs = [("${{", "}}"), ("{{", "}}"), ("${", "}"), ("$(", ")"), ("<%", "%>"), ("%{", "}"), ("#{", "}")];

    /// <summary>Length of the interpolation that starts at an offset; zero where none does.</summary>
    public static int LengthAt(string text, int at, int end)
    {
        if (text[at] is not ('$' or '{' or '<' or '%' or '#'))
        {
            return 0;
        }

        foreach (var (open, close) in Pairs)
        {
            if (end - at > open.Length && string.CompareOrdinal(text, at, open, 0, open.Length) == 0)
            {
                var closing = text.IndexOf(close, at + open.Length, Math.Min(MaxLength, end - at - open.Length), StringComparison.Ordinal);
                return closing < 0 ? 0 : closing + close.Length - at;
            }
        }

        return text[at] == '$' ? NameLength(text, at + 1, end) : 0;
    }

    /// <summary>Length of <c>$NAME</c>; zero where no name follows.</summary>
    private static int NameLength(string text, int start, int end)
    {
        var last = start;
        while (last < end && (text[last] == '_' || (text[last] < 128 && char.IsLetterOrDigit(text[last]))))
        {
            last++;
        }

        return last == start || char.IsDigit(text[start]) ? 0 : last - start + 1;
    }
}
