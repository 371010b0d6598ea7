using System.Text;

namespace Pvelint.Repo;

/// <summary>
/// Bytes of a file as text: UTF-8, UTF-16 and UTF-32 with or without a byte order mark. A byte that is no UTF-8 stands for
/// the Latin-1 character of that number, so nothing is lost and nothing moves.
/// </summary>
internal static class TextDecoder
{
    private const int Probe = 8 << 10;

    /// <summary>Whether the start of a file holds a zero byte and is no UTF-16 or UTF-32: it is not text, or text with something in it.</summary>
    public static bool LooksBinary(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, Probe)].IndexOf((byte)0) >= 0 && WideEncoding(bytes) is null;

    /// <summary>The text, without a byte order mark.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (WideEncoding(bytes) is { } wide)
        {
            var text = wide.GetString(bytes);
            return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
        }

        return DecodeNarrow(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
    }

    /// <summary>The text of bytes of which none of the wide encodings is; a byte order mark is text here.</summary>
    public static string DecodeNarrow(ReadOnlySpan<byte> bytes) =>
        System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : DecodeMixed(bytes);

    /// <summary>The encoding of a file whose characters take two or four bytes; null for all others.</summary>
    public static Encoding? WideEncoding(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.UTF32.Preamble))
        {
            return Encoding.UTF32;
        }

        if (bytes.StartsWith(Encoding.Unicode.Preamble))
        {
            return Encoding.Unicode;
        }

        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
        {
            return Encoding.BigEndianUnicode;
        }

        return WithoutMark(bytes[..Math.Min(bytes.Length, Probe)]);
    }

    // Text in a Latin alphabet has a zero in nearly every second byte, and always on the same side.
    private static Encoding? WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var pairs = bytes.Length / 2;
        if (pairs < 2 || bytes.IndexOf((byte)0) < 0)
        {
            return null;
        }

        int first = 0, second = 0;
        for (var i = 0; i < pairs; i++)
        {
            first += bytes[2 * i] == 0 ? 1 : 0;
            second += bytes[2 * i + 1] == 0 ? 1 : 0;
        }

        if (second * 10 >= pairs * 7 && first * 20 <= pairs)
        {
            return Encoding.Unicode;
        }

        return first * 10 >= pairs * 7 && second * 20 <= pairs ? Encoding.BigEndianUnicode : null;
    }

    private static string DecodeMixed(ReadOnlySpan<byte> bytes)
    {
        var builder = new StringBuilder(bytes.Length);
        Span<char> units = stackalloc char[2];
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var count) == System.Buffers.OperationStatus.Done)
            {
                builder.Append(units[..rune.EncodeToUtf16(units)]);
            }
            else
            {
                foreach (var single in bytes[..count])
                {
                    builder.Append((char)single);
                }
            }

            bytes = bytes[count..];
        }

        return builder.ToString();
    }
}
