using System.Text.RegularExpressions;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary>
/// Takes secrets out of what is shown. A rule's words never hold one; this is what holds when a line of a file is quoted,
/// and the second lock where words are.
/// </summary>
internal sealed partial class Mask
{
    /// <summary>What stands for a secret, whatever its length.</summary>
    public const string Stars = "****";

    // Shorter ones would blot out ordinary words; their own places are masked all the same.
    private const int ShortestValue = 6;

    private readonly string[] _values;
    private readonly string[] _telling;
    private readonly ILookup<string, TextSpan> _spans;

    /// <summary>A mask of the secrets of these findings.</summary>
    public Mask(IReadOnlyList<Finding> findings)
    {
        var secrets = findings.Where(finding => finding.Secret is not null).ToList();
        _spans = secrets.ToLookup(finding => finding.File.Path, finding => finding.Span, StringComparer.Ordinal);

        // The longest first: a secret may hold another.
        _values = [.. secrets.Select(finding => finding.Secret!.Reveal())
            .Where(value => value.Length >= ShortestValue)
            .SelectMany(value => new[] { value, Uri.EscapeDataString(value) })
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(value => value.Length)];
        _telling = [.. _values.Where(value => !value.All(char.IsAsciiLetterLower))];
    }

    /// <summary>
    /// A message without the secrets' values. A password that is a plain word is left: the rules do not print it, and
    /// the messages would no longer say what they are about if, say, <c>proxmox</c> were taken out of them.
    /// </summary>
    public string Words(string text)
    {
        foreach (var value in _telling)
        {
            text = text.Replace(value, Stars, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>A text of our own without anything that has the form of a token's secret, fixture or not.</summary>
    public string Shapes(string text) => SecretShape().Replace(Words(text), Stars);

    /// <summary>
    /// The parts of a stretch of a file that must not be shown, sorted, none touching another: the places of secrets,
    /// their values wherever else they stand, and whatever has the form of a token's secret.
    /// </summary>
    public IReadOnlyList<TextSpan> Hidden(SourceFile file, TextSpan stretch)
    {
        var text = file.Slice(stretch);
        var hidden = new List<TextSpan>(_spans[file.Path].Where(span => span.Overlaps(stretch)));
        foreach (var value in _values)
        {
            for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.Ordinal))
            {
                hidden.Add(new TextSpan(stretch.Start + at, value.Length));
            }
        }

        foreach (var match in SecretShape().EnumerateMatches(text))
        {
            hidden.Add(new TextSpan(stretch.Start + match.Index, match.Length));
        }

        return Merge(hidden);
    }

    private static List<TextSpan> Merge(List<TextSpan> spans)
    {
        var merged = new List<TextSpan>();
        foreach (var span in spans.OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && span.Start <= merged[^1].End)
            {
                merged[^1] = TextSpan.FromBounds(merged[^1].Start, Math.Max(merged[^1].End, span.End));
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }

    // A UUID is what Proxmox VE makes of a token's secret; a long run of base64 is a key or a signature; what follows
    // `user@realm:` or stands before the host of a URL is a password.
    [GeneratedRegex(
        @"[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}|[A-Za-z0-9+/]{56,}={0,2}|(?<=@[A-Za-z0-9.-]{1,64}:)[^\s'""]+|(?<=://[^\s/:@]{1,128}:)[^\s/@]+(?=@)",
        RegexOptions.CultureInvariant)]
    private static partial Regex SecretShape();
}
