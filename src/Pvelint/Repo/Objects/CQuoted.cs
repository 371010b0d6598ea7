using System.Text;

namespace Pvelint.Repo.Objects;

/// <summary>A path as git quotes it: in double quotes, with escapes of C.</summary>
internal static class CQuoted
{
    /// <summary>Reads it.</summary>
    /// <param name="text">Begins with a double quote.</param>
    /// <param name="path">What is meant.</param>
    /// <param name="length">Characters that it took, quotes included.</param>
    /// <returns>False where it is not well formed.</returns>
    public static bool TryRead(string text, out string path, out int length)
    {
        path = "";
        var bytes = new List<byte>();
        Span<byte> encoded = stackalloc byte[4];
        for (length = 1; length < text.Length;)
        {
            if (text[length] == '"')
            {
                length++;
                path = Encoding.UTF8.GetString([.. bytes]);
                return true;
            }

            if (text[length] != '\\')
            {
                Rune.DecodeFromUtf16(text.AsSpan(length), out var rune, out var taken);
                bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
                length += taken;
                continue;
            }

            if (length + 1 == text.Length)
            {
                return false;
            }

            if (length + 3 < text.Length && text[length + 1] is >= '0' and <= '3' && text[length + 2] is >= '0' and <= '7' && text[length + 3] is >= '0' and <= '7')
            {
                bytes.Add((byte)(((text[length + 1] - '0') << 6) | ((text[length + 2] - '0') << 3) | (text[length + 3] - '0')));
                length += 4;
                continue;
            }

            var escape = "abfnrtv\\\"".IndexOf(text[length + 1], StringComparison.Ordinal);
            if (escape < 0)
            {
                return false;
            }

            bytes.Add("\a\b\f\n\r\t\v\\\""u8[escape]);
            length += 2;
        }

        return false;
    }
}
