using System.Globalization;

namespace Pvelint.Formats;

/// <summary>What backslash escapes mean.</summary>
internal static class Escapes
{
    /// <summary>The escape at <paramref name="start"/> as C and its heirs know it, and its length; an unknown one means its letter.</summary>
    public static (string Decoded, int Length) C(string text, int start, int end)
    {
        if (start + 1 >= end)
        {
            return ("\\", Math.Max(0, end - start));
        }

        return text[start + 1] switch
        {
            'n' => ("\n", 2),
            't' => ("\t", 2),
            'r' => ("\r", 2),
            'b' => ("\b", 2),
            'f' => ("\f", 2),
            'a' => ("\a", 2),
            'v' => ("\v", 2),
            'e' => ("\u001b", 2),
            '0' => ("\0", 2),
            'x' => Hex(text, start, end, 2),
            'u' => Hex(text, start, end, 4),
            'U' => Hex(text, start, end, 8),
            '\r' when start + 2 < end && text[start + 2] == '\n' => ("", 3),
            '\n' => ("", 2),
            var other => (other.ToString(), 2),
        };
    }

    private static (string Decoded, int Length) Hex(string text, int start, int end, int digits)
    {
        var first = start + 2;
        var last = first;
        while (last < end && last < first + digits && Uri.IsHexDigit(text[last]))
        {
            last++;
        }

        if (last == first || !int.TryParse(text.Substring(first, last - first), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return (text[start + 1].ToString(), 2);
        }

        var decoded = code is < 0 or > 0x10FFFF ? "\uFFFD" : code is < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code);
        return (decoded, last - start);
    }
}
