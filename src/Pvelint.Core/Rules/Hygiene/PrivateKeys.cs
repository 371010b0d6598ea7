using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>A private key in a text.</summary>
/// <param name="Span">From its first dash to its last, or to where the text ends.</param>
/// <param name="Kind">What stands before <c>PRIVATE KEY</c>: <c>RSA</c>, <c>OPENSSH</c>; may be empty.</param>
/// <param name="IsEncrypted">Whether a passphrase keeps it.</param>
internal readonly record struct PrivateKey(TextSpan Span, string Kind, bool IsEncrypted);

/// <summary>Finds PEM private keys (RFC 7468), also inside JSON, YAML and shell strings where line breaks are written as <c>\n</c>.</summary>
internal static class PrivateKeys
{
    private const string Begin = "-----BEGIN ";
    private const string Mark = "PRIVATE KEY-----";
    private const string End = "-----END ";
    private const string Dashes = "-----";

    // Units between the dashes of a mark, and of the longest body: RSA of 16384 bits has 12,500.
    private const int MaxMark = 60;
    private const int MaxBody = 16384;

    // The body of the shortest private key, Ed25519 in PKCS#8, is 64 units; what is shorter is an example cut short.
    private const int MinBody = 60;

    /// <summary>The keys of a text, first to last. What is crossed out or cut short is none.</summary>
    public static IEnumerable<PrivateKey> Find(string text)
    {
        for (var mark = text.IndexOf(Mark, StringComparison.Ordinal); mark >= 0; mark = text.IndexOf(Mark, mark + Mark.Length, StringComparison.Ordinal))
        {
            var begin = text.LastIndexOf(Begin, mark, Math.Min(mark + 1, MaxMark), StringComparison.Ordinal);
            if (begin < 0)
            {
                continue;
            }

            // Base64 has no dashes: the next five end the body, and where it is not the key's end, cut the key short.
            var bodyStart = mark + Mark.Length;
            var dashes = text.IndexOf(Dashes, bodyStart, Math.Min(text.Length - bodyStart, MaxBody), StringComparison.Ordinal);
            var bodyEnd = dashes < 0 ? Math.Min(text.Length, bodyStart + MaxBody) : dashes;
            if (IsBody(text, bodyStart, bodyEnd))
            {
                var kind = text.Substring(begin + Begin.Length, mark - begin - Begin.Length).Trim();
                yield return new PrivateKey(TextSpan.FromBounds(begin, EndOf(text, bodyEnd)), kind, kind.StartsWith("ENCRYPTED", StringComparison.Ordinal) || IsProcEncrypted(text, bodyStart));
            }
        }
    }

    // `-----END RSA PRIVATE KEY-----` where it stands at the body's end.
    private static int EndOf(string text, int bodyEnd)
    {
        if (string.CompareOrdinal(text, bodyEnd, End, 0, End.Length) != 0)
        {
            return bodyEnd;
        }

        var after = bodyEnd + End.Length;
        var last = text.IndexOf(Dashes, after, Math.Min(text.Length - after, MaxMark), StringComparison.Ordinal);
        return last < 0 ? after : last + Dashes.Length;
    }

    private static bool IsProcEncrypted(string text, int start) =>
        text.IndexOf("ENCRYPTED", start, Math.Min(text.Length - start, 120), StringComparison.Ordinal) >= 0;

    // Base64 with breaks, their escapes, quotes and concatenation between; a row of dots or of one letter is an example.
    private static bool IsBody(string text, int start, int end)
    {
        var units = 0;
        var distinct = new HashSet<char>();
        for (var i = start; i < end; i++)
        {
            var unit = text[i];
            if (unit == '\\' && i + 1 < end && text[i + 1] is 'n' or 'r' or 't' or '\\')
            {
                i++;
                continue;
            }

            if (unit is '…' or '<' or '{' or '$' or '*' or '[' || (unit == '.' && i + 2 < end && text[i + 1] == '.' && text[i + 2] == '.'))
            {
                return false;
            }

            if (unit is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' or '/' or '+' or '=')
            {
                units++;
                distinct.Add(unit);
            }
        }

        return units >= MinBody && distinct.Count >= 12;
    }
}
