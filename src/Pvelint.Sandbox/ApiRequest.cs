using System.Text;

namespace Pvelint.Sandbox;

/// <summary>A request as it came in, its path and parameters decoded as the real server decodes them.</summary>
/// <param name="Method">The method.</param>
/// <param name="Path">The path below the format, percent-decoded byte by byte: <c>/access/users/ci@pve</c>.</param>
/// <param name="Format"><c>json</c>, <c>extjs</c>.</param>
/// <param name="Parameters">Those of the query and the body; the query wins.</param>
internal sealed record ApiRequest(string Method, string Path, string Format, Parameters Parameters)
{
    /// <summary>Percent-decodes text, each byte one character: what Perl's <c>uri_unescape</c> gives.</summary>
    public static string Unescape(string text)
    {
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
            {
                decoded.Append((char)Convert.ToByte(text.Substring(i + 1, 2), 16));
                i += 2;
                continue;
            }

            decoded.Append(text[i]);
        }

        return decoded.ToString();
    }
}
