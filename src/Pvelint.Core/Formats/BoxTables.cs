using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>The tables that <c>pveum user token add</c> prints, pasted into a guide, a log or a comment: the token's id and its secret.</summary>
internal static class BoxTables
{
    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase) { "full-tokenid", "tokenid", "value", "userid", "secret" };

    private static readonly string[] Anchors = ["value", "full-tokenid"];

    /// <summary>Reads the tables in a text: each one scope <c>table</c> with the rows as settings.</summary>
    public static void Read(Fragment fragment, SettingScope scope, DocumentBuilder into)
    {
        var text = fragment.Text;
        var done = 0;
        foreach (var anchor in Anchors)
        {
            for (var at = text.IndexOf(anchor, done, StringComparison.Ordinal); at >= 0 && done < text.Length; at = at < text.Length ? text.IndexOf(anchor, at, StringComparison.Ordinal) : -1)
            {
                at = ReadAround(fragment, at, done, scope, into, out var end);
                done = Math.Max(done, end);
            }
        }
    }

    /// <summary>Reads the table that the line at an offset belongs to, if any; gives where to go on.</summary>
    private static int ReadAround(Fragment fragment, int at, int done, SettingScope scope, DocumentBuilder into, out int end)
    {
        var text = fragment.Text;
        end = done;
        if (at < done || !IsCellStart(text, at))
        {
            return at + 1;
        }

        var start = LineStart(text, at);
        while (start > done && IsTableLine(text, LineStart(text, start - 1), start))
        {
            start = LineStart(text, start - 1);
        }

        end = start;
        SettingScope? table = null;
        while (end < text.Length)
        {
            var feed = text.IndexOf('\n', end);
            var next = feed < 0 ? text.Length : feed + 1;
            if (!IsTableLine(text, end, next))
            {
                break;
            }

            if (Row(text, end, next) is { } row && Keys.Contains(text.Substring(row.Key.Start, row.Key.Length)))
            {
                table ??= into.Scope(scope, "table", fragment.ToSource(TextSpan.FromBounds(start, next)));
                into.Setting(table, text.Substring(row.Key.Start, row.Key.Length), fragment.ToSource(row.Key), SettingValue.Verbatim(ValueKind.Literal, fragment, row.Value));
            }

            end = next;
        }

        return Math.Max(end, at + 1);
    }

    /// <summary>Whether only blanks stand between an offset and a border to its left.</summary>
    private static bool IsCellStart(string text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t')
        {
            at--;
        }

        return at > 0 && IsBorder(text[at - 1]);
    }

    /// <summary>Whether the line starts with a border, behind a comment's mark or an indentation.</summary>
    private static bool IsTableLine(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t' or '#' or '/' or '*')
        {
            start++;
        }

        return start < end && (IsBorder(text[start]) || text[start] is '+' or (>= '\u2500' and <= '\u257F'));
    }

    private static (TextSpan Key, TextSpan Value)? Row(string text, int start, int end)
    {
        var cells = new List<TextSpan>();
        var from = -1;
        for (var i = start; i < end && cells.Count < 3; i++)
        {
            if (IsBorder(text[i]))
            {
                if (from >= 0)
                {
                    cells.Add(Lines.Trim(text, TextSpan.FromBounds(from, i)));
                }

                from = i + 1;
            }
        }

        return cells.Count == 2 && cells[0].Length is > 0 and < 32 && cells[1].Length > 0 ? (cells[0], cells[1]) : null;
    }

    private static bool IsBorder(char c) => c is '|' or '\u2502' or '\u2503' or '\u2551';

    private static int LineStart(string text, int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;
}
