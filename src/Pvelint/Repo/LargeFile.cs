using System.Text;
using Pvelint.Rules.Secrets;
using Pvelint.Text;

namespace Pvelint.Repo;

/// <summary>
/// Reads a file that is too large to be held, piece by piece. Only pieces with a form that stands on its own (a token, a
/// ticket) are kept; the pieces overlap by more than the longest form.
/// </summary>
internal static class LargeFile
{
    private const int Piece = 4 << 20;

    // Four bytes a character at most.
    private const int Overlap = SecretForms.MaxLength * 4;

    // A file made of nothing but tokens must not fill the memory.
    private const int MostPieces = 64;

    /// <summary>The pieces that hold a form, each with its place in the file.</summary>
    /// <param name="stream">What it holds, from its start.</param>
    /// <param name="printed">The path as reports print it.</param>
    /// <param name="length">Count of bytes read.</param>
    /// <exception cref="IOException">It cannot be read to its end.</exception>
    public static IReadOnlyList<SourceFile> Read(Stream stream, string printed, out long length)
    {
        var kept = new List<SourceFile>();
        var buffer = new byte[Piece];
        var filled = 0;
        var start = new LinePosition(1, 1);
        length = 0;
        Encoding? wide = null;
        while (true)
        {
            var count = stream.ReadAtLeast(buffer.AsSpan(filled), Piece - filled, throwOnEndOfStream: false);
            wide ??= length == 0 ? TextDecoder.WideEncoding(buffer.AsSpan(0, count)) : null;
            length += count;
            filled += count;
            var bytes = buffer.AsSpan(0, filled);
            var text = Decode(filled < Piece ? bytes : bytes[..Boundary(bytes, filled - 4, wide is null)], wide);
            if (Prefilter.PassesByText(text) && SecretForms.Find(text).Count > 0 && kept.Count < MostPieces)
            {
                kept.Add(new SourceFile(printed, text, start));
            }

            if (filled < Piece)
            {
                return kept;
            }

            var next = Boundary(bytes, filled - Overlap, wide is null);
            start = Advance(start, Decode(bytes[..next], wide));
            bytes[next..].CopyTo(buffer);
            filled -= next;
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes, Encoding? wide)
    {
        var text = wide is null ? TextDecoder.DecodeNarrow(bytes) : wide.GetString(bytes);
        return text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text;
    }

    // A piece starts with a character: not inside of UTF-8's, and on a multiple of four bytes in the wide encodings.
    private static int Boundary(ReadOnlySpan<byte> bytes, int at, bool isNarrow)
    {
        at &= ~3;
        for (var back = 0; isNarrow && back < 3 && (bytes[at] & 0xC0) == 0x80; back++)
        {
            at--;
        }

        // A line break of two characters stays whole.
        return isNarrow && at > 0 && bytes[at] == '\n' && bytes[at - 1] == '\r' ? at - 1 : at;
    }

    private static LinePosition Advance(LinePosition start, string text)
    {
        var passed = new SourceFile("", text, start);
        return passed.Position(text.Length);
    }
}
