namespace Pvelint.Hcl;

/// <summary>JSON's grammar of numbers.</summary>
internal static class JsonNumbers
{
    /// <summary>number = ["-"] ("0" | digits without leading zero) ["." digits] [("e" | "E") ["+" | "-"] digits]</summary>
    public static bool IsNumber(string text)
    {
        var position = text.Length > 0 && text[0] == '-' ? 1 : 0;
        var whole = Digits(text, ref position);
        if (whole == 0 || (whole > 1 && text[position - whole] == '0'))
        {
            return false;
        }

        if (position < text.Length && text[position] == '.')
        {
            position++;
            if (Digits(text, ref position) == 0)
            {
                return false;
            }
        }

        if (position < text.Length && text[position] is 'e' or 'E')
        {
            position++;
            position += position < text.Length && text[position] is '+' or '-' ? 1 : 0;
            if (Digits(text, ref position) == 0)
            {
                return false;
            }
        }

        return position == text.Length;
    }

    private static int Digits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && HclCharacters.IsDigit(text[position]))
        {
            position++;
        }

        return position - start;
    }
}
