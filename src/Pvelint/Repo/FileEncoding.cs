using System.Text;

namespace Pvelint.Repo;

/// <summary>The way back from text to the bytes of its file.</summary>
internal static class FileEncoding
{
    /// <summary>
    /// A changed text in the encoding of the file, with its byte order mark where it has one. Null where no encoding gives the
    /// file's own bytes for its own text: then an edit would change more than it means to.
    /// </summary>
    /// <param name="bytes">The file.</param>
    /// <param name="before">Its text, as <see cref="TextDecoder"/> gives it.</param>
    /// <param name="after">The text to encode.</param>
    public static byte[]? Encode(ReadOnlySpan<byte> bytes, string before, string after)
    {
        Encoding[] encodings = TextDecoder.WideEncoding(bytes) is { } wide ? [wide] : [new UTF8Encoding(true), Encoding.Latin1];
        foreach (var encoding in encodings)
        {
            var mark = encoding.Preamble.Length > 0 && bytes.StartsWith(encoding.Preamble) ? encoding.Preamble : [];
            if (bytes[mark.Length..].SequenceEqual(encoding.GetBytes(before)) && encoding.GetString(encoding.GetBytes(after)) == after)
            {
                return [.. mark, .. encoding.GetBytes(after)];
            }
        }

        return null;
    }
}
