using System.Globalization;
using System.Text;

namespace Pvelint.Rules;

/// <summary>
/// Writes a baseline: sorted, one finding a line, without line numbers and times, so that git merges what two branches add and
/// take out. Git sees a conflict where two insertions meet between the same two lines: the lines <c># 00</c> to <c># ff</c> keep
/// them apart, and an entry stands below the first two digits of its place's id.
/// </summary>
public static class BaselineText
{
    private const int Buckets = 256;

    private const string Header = """
        # Findings of pvelint that are known and accepted: they are reported as suppressed, and the same secret elsewhere is not.
        #   pvelint scan --write-baseline    adds what is found now; give each entry its reason
        #   pvelint scan --prune-baseline    takes out what stands for nothing any more
        # expires = "2027-01-31" ends an entry on that day; anywhere = true accepts its secret at every place.
        # Leave the lines "# 00" to "# ff": they let git merge. Other comments are lost when pvelint writes this file.

        """;

    /// <summary>The text of a baseline, its lines ended by LF.</summary>
    public static string Of(Baseline baseline)
    {
        var text = new StringBuilder(Header.Replace("\r\n", "\n"));
        text.Append("key = ").Append(Quoted(baseline.Key?.Reveal() ?? "")).Append('\n');
        text.Append("findings = [\n");
        var buckets = baseline.Entries.ToLookup(entry => BucketOf(entry.Id.Place));
        for (var i = 0; i < Buckets; i++)
        {
            text.Append("  # ").Append(i.ToString("x2", CultureInfo.InvariantCulture)).Append('\n');
            foreach (var line in buckets[i].Select(Line).OrderBy(line => line, StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.Append("]\n").ToString();
    }

    private static int BucketOf(string place) =>
        place.Length >= 2 && int.TryParse(place.Substring(0, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bucket) ? bucket : 0;

    private static string Line(BaselineEntry entry)
    {
        var line = new StringBuilder("{ rule = ").Append(Quoted(entry.Id.Rule)).Append(", path = ").Append(Quoted(entry.Id.Path)).Append(", place = ").Append(Quoted(entry.Id.Place));
        if (entry.Id.Value is { } value)
        {
            line.Append(", value = ").Append(Quoted(value));
        }

        line.Append(entry.Anywhere ? ", anywhere = true" : "").Append(entry.History ? ", history = true" : "");
        line.Append(", reason = ").Append(Quoted(entry.Reason));
        if (entry.Expires is { } day)
        {
            line.Append(", expires = ").Append(Quoted(day.ToString()));
        }

        return line.Append(" },").ToString();
    }

    // Names come from the repository: what is no letter, sign or blank is written out, so that no line of this file can be forged.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var unit = text[i];
            switch (unit)
            {
                case '"' or '\\':
                    quoted.Append('\\').Append(unit);
                    break;
                case '$' or '%' when i + 1 < text.Length && text[i + 1] == '{':
                    quoted.Append(unit).Append(unit);
                    break;
                case ' ':
                    quoted.Append(unit);
                    break;
                case var _ when i + 1 < text.Length && char.IsSurrogatePair(unit, text[i + 1]):
                    quoted.Append("\\U").Append(char.ConvertToUtf32(unit, text[++i]).ToString("x8", CultureInfo.InvariantCulture));
                    break;
                default:
                    if (char.IsLetterOrDigit(unit) || char.IsPunctuation(unit) || char.IsSymbol(unit))
                    {
                        quoted.Append(unit);
                    }
                    else
                    {
                        quoted.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
                    }

                    break;
            }
        }

        return quoted.Append('"').ToString();
    }
}
