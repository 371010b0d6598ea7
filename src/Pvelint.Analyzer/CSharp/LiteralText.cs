using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pvelint.Text;

namespace Pvelint.Analyzer.CSharp;

/// <summary>The text that a string token of C# means, with the place of each of its units in the file.</summary>
internal static class LiteralText
{
    /// <summary>Adds the text of a literal of any kind, or of the text between two interpolations, to <paramref name="map"/>.</summary>
    /// <param name="token">The token.</param>
    /// <param name="map">Takes the places of the text's units.</param>
    /// <param name="interpolatedStart">The start of the interpolated string that the token stands in; default for a literal.</param>
    /// <returns>The text; as long as what was added to the map.</returns>
    public static string Decode(SyntaxToken token, TextMap.Builder map, SyntaxToken interpolatedStart = default)
    {
        var value = token.ValueText;
        var written = token.Text;
        var start = token.SpanStart;
        if (value == written)
        {
            map.Verbatim(start, value.Length);
            return value;
        }

        if (IsRaw(token, interpolatedStart))
        {
            DecodeRaw(value, written, start, map);
        }
        else if (interpolatedStart.RawKind == 0)
        {
            var quote = written.IndexOf('"');
            var verbatim = quote > 0 && written.IndexOf('@', 0, quote) >= 0;
            DecodeEscapes(value, written, quote + 1, start, verbatim, braces: false, map);
        }
        else
        {
            DecodeEscapes(value, written, 0, start, interpolatedStart.Text.IndexOf('@') >= 0, braces: true, map);
        }

        return value;
    }

    private static bool IsRaw(SyntaxToken token, SyntaxToken interpolatedStart) =>
        token.Kind() is SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken
        || interpolatedStart.Kind() is SyntaxKind.InterpolatedSingleLineRawStringStartToken or SyntaxKind.InterpolatedMultiLineRawStringStartToken;

    // What an escape stands for is told by the value: the walk only has to know how long each escape is.
    private static void DecodeEscapes(string value, string written, int at, int start, bool verbatim, bool braces, TextMap.Builder map)
    {
        var decoded = 0;
        while (decoded < value.Length && at < written.Length)
        {
            var length = EscapeLength(written, at, verbatim, braces);
            var units = written[at] == '\\' && !verbatim && length >= 10 && char.IsHighSurrogate(value[decoded]) ? 2 : 1;
            units = Math.Min(units, value.Length - decoded);
            map.Add(units, start + at, Math.Min(length, written.Length - at));
            decoded += units;
            at += length;
        }

        map.Add(value.Length - decoded, start + written.Length, 0);
    }

    private static int EscapeLength(string written, int at, bool verbatim, bool braces)
    {
        var next = at + 1 < written.Length ? written[at + 1] : '\0';
        return written[at] switch
        {
            '\\' when !verbatim => next switch
            {
                'u' => 6,
                'U' => 10,
                'x' => 2 + CountHex(written, at + 2),
                _ => 2,
            },
            '"' when verbatim && next == '"' => 2,
            '{' when braces && next == '{' => 2,
            '}' when braces && next == '}' => 2,
            _ => 1,
        };
    }

    private static int CountHex(string text, int at)
    {
        var count = 0;
        while (count < 4 && at + count < text.Length && Uri.IsHexDigit(text[at + count]))
        {
            count++;
        }

        return count;
    }

    // A raw string means its lines less the quotes and the common indentation: each line of the value is the end of a
    // line as written, the first that can hold it.
    private static void DecodeRaw(string value, string written, int start, TextMap.Builder map)
    {
        var at = 0;
        var decoded = 0;
        while (decoded < value.Length)
        {
            var feed = value.IndexOf('\n', decoded);
            var line = value.Substring(decoded, (feed < 0 ? value.Length : feed + 1) - decoded);
            var found = written.IndexOf(line, at, StringComparison.Ordinal);
            if (found < 0)
            {
                map.Add(value.Length - decoded, start + at, written.Length - at);
                return;
            }

            map.Verbatim(start + found, line.Length);
            at = found + line.Length;
            decoded += line.Length;
        }
    }
}
