using System.Buffers;
using System.Text;
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

    private readonly Values _all;
    private readonly Values _telling;
    private readonly Dictionary<SourceFile, List<TextSpan>> _spans;

    /// <summary>A mask of the secrets of these findings.</summary>
    public Mask(IReadOnlyList<Finding> findings)
    {
        var secrets = findings.Where(finding => finding.Secret is not null).ToList();
        if (secrets.Count == 0)
        {
            _spans = [];
            _all = _telling = new Values([]);
            return;
        }

        _spans = secrets.GroupBy(finding => finding.File)
            .ToDictionary(group => group.Key, group => Merge(group.Select(finding => finding.Span)));
        var values = secrets.Select(finding => finding.Secret!.Reveal())
            .Where(value => value.Length >= ShortestValue)
            .SelectMany(value => new[] { value, Uri.EscapeDataString(value) })
            .Distinct(StringComparer.Ordinal)
            .ToList();
        _all = new Values(values);
        _telling = new Values([.. values.Where(value => !value.All(char.IsAsciiLetterLower))]);
    }

    /// <summary>
    /// A message without the secrets' values. A password that is a plain word is left: the rules do not print it, and
    /// the messages would no longer say what they are about if, say, <c>proxmox</c> were taken out of them.
    /// </summary>
    public string Words(string text) => Replace(text, _telling.In(text));

    /// <summary>A text of our own without anything that has the form of a token's secret, fixture or not.</summary>
    public string Shapes(string text) => Shape(Words(text));

    /// <summary>A text without anything that has the form of a token's secret.</summary>
    public static string Shape(string text) => SecretShape().Replace(text, Stars);

    /// <summary>
    /// The parts of a stretch of a file that must not be shown, sorted, none touching another: the places of secrets,
    /// their values wherever else they stand, and whatever has the form of a secret.
    /// </summary>
    public IReadOnlyList<TextSpan> Hidden(SourceFile file, TextSpan stretch)
    {
        var text = file.Slice(stretch);
        var hidden = SpansIn(file, stretch);
        hidden.AddRange(_all.In(text).Select(span => new TextSpan(stretch.Start + span.Start, span.Length)));
        foreach (var match in SecretShape().EnumerateMatches(text))
        {
            hidden.Add(new TextSpan(stretch.Start + match.Index, match.Length));
        }

        return Merge(hidden);
    }

    private static string Replace(string text, IEnumerable<TextSpan> spans)
    {
        StringBuilder? builder = null;
        var done = 0;
        foreach (var span in spans)
        {
            (builder ??= new StringBuilder(text.Length)).Append(text, done, span.Start - done).Append(Stars);
            done = span.End;
        }

        return builder?.Append(text, done, text.Length - done).ToString() ?? text;
    }

    // A file may hold many thousands, so the first one is found by halving.
    private List<TextSpan> SpansIn(SourceFile file, TextSpan stretch)
    {
        var spans = _spans.GetValueOrDefault(file, []);
        var low = 0;
        for (var high = spans.Count; low < high;)
        {
            var middle = (low + high) / 2;
            (low, high) = spans[middle].End <= stretch.Start ? (middle + 1, high) : (low, middle);
        }

        return [.. spans.Skip(low).TakeWhile(span => span.Start < stretch.End)];
    }

    private static List<TextSpan> Merge(IEnumerable<TextSpan> spans)
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

    /// <summary>Many values, all looked for at once: a repository may hold thousands.</summary>
    private sealed class Values(IReadOnlyList<string> values)
    {
        private readonly SearchValues<string>? _search = values.Count == 0 ? null : SearchValues.Create([.. values], StringComparison.Ordinal);

        private readonly HashSet<string> _values = new(values, StringComparer.Ordinal);

        // The longest first: one secret may be the start of another.
        private readonly int[] _lengths = values.Count == 0 ? [] : [.. values.Select(value => value.Length).Distinct().OrderDescending()];

        /// <summary>Where values stand in a text, first to last, none overlapping another.</summary>
        public IEnumerable<TextSpan> In(string text)
        {
            if (_search is null)
            {
                yield break;
            }

            for (var at = 0; at < text.Length;)
            {
                var found = text.AsSpan(at).IndexOfAny(_search);
                if (found < 0)
                {
                    yield break;
                }

                at += found;
                var length = _lengths.First(length => at + length <= text.Length && _values.Contains(text.Substring(at, length)));
                yield return new TextSpan(at, length);
                at += length;
            }
        }
    }
}
