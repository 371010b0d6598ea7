using Pvelint.Formats;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Rules;

/// <summary>
/// A comment that silences rules on its line, or on the next where nothing else stands on its line:
/// <c>pvelint:ignore PVE101, PVE102 until 2027-01-31 -- reason</c>.
/// </summary>
/// <param name="File">The file.</param>
/// <param name="Span">The place of the words <c>pvelint:ignore …</c>.</param>
/// <param name="Lines">The lines it holds for, one-based.</param>
/// <param name="Rules">The ids of the rules it silences, as written.</param>
/// <param name="Until">The first day on which it no longer holds; null for never.</param>
/// <param name="Reason">Why; empty where it is not said.</param>
internal sealed record InlineSuppression(
    SourceFile File, TextSpan Span, IReadOnlyList<int> Lines, IReadOnlyList<string> Rules, Day? Until, string Reason)
{
    /// <summary>What editors put in for the reason that only a person can give: as long as it stands there, there is none.</summary>
    public const string Placeholder = "TODO: why this is fine";

    private const string Mark = "pvelint:ignore";
    private static readonly string[] Closers = ["*/", "-->", "\"", "\","];
    private static readonly char[] Separators = [' ', '\t', ','];

    /// <summary>What is wrong with how it is written; null where nothing is.</summary>
    public string? Problem { get; private init; }

    /// <summary>The suppressions of a file, first to last.</summary>
    public static IReadOnlyList<InlineSuppression> Of(Document document)
    {
        var text = document.File.Text;
        var places = new List<(int Start, int End, int Line, int LastLine, bool Alone)>();
        for (var at = text.IndexOf(Mark, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Mark, at + Mark.Length, StringComparison.Ordinal))
        {
            if (CommentEnd(document, at) is { } end)
            {
                var line = document.File.Position(at).Line;
                var alone = IsAlone(text, document.File.Line(line).Start, at);
                places.Add((at, Math.Min(end, document.File.Line(line).End), line, document.File.Position(end).Line, alone));
            }
        }

        return [.. places.Select(place => Parse(document.File, place.Start, place.End, LinesOf(place.Line, place.LastLine, place.Alone)))];

        int[] LinesOf(int line, int lastLine, bool alone)
        {
            if (!alone)
            {
                return [line];
            }

            // Several comments, one below the other, hold for the line after the last of them.
            var next = lastLine + 1;
            while (places.FindIndex(other => other.Alone && other.Line == next) is var below and >= 0)
            {
                next = places[below].LastLine + 1;
            }

            return [line, next];
        }
    }

    // The end of the comment that the mark stands in; null where it stands in no comment.
    private static int? CommentEnd(Document document, int mark)
    {
        foreach (var comment in document.Comments)
        {
            if (comment.Span.Start <= mark && mark < comment.Span.End)
            {
                return comment.Span.End;
            }
        }

        if (KnowsComments(document.Format) && document.Comments.Count > 0)
        {
            return null;
        }

        // Formats whose readers know no comments (JSON's "//", source code): the mark stands right after an opener.
        var line = document.File.Line(document.File.Position(mark).Line);
        var before = document.File.Text.Substring(line.Start, mark - line.Start).TrimEnd();
        return EndsWithOpener(before) ? line.End : null;
    }

    private static bool KnowsComments(FileFormat format) =>
        format is FileFormat.Hcl or FileFormat.Yaml or FileFormat.Dotenv or FileFormat.Shell or FileFormat.PowerShell or FileFormat.Ini or FileFormat.Toml;

    private static bool EndsWithOpener(string before)
    {
        if (before.EndsWith("\"", StringComparison.Ordinal))
        {
            var key = before.Substring(0, before.Length - 1).TrimEnd();
            return key.EndsWith(":", StringComparison.Ordinal) && key.TrimEnd(':', ' ', '\t').EndsWith("\"//\"", StringComparison.Ordinal);
        }

        return before.Length > 0 && before[before.Length - 1] is '#' or '/' or '*' or '-' or ';';
    }

    private static bool IsAlone(string text, int lineStart, int mark)
    {
        for (var i = lineStart; i < mark; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static InlineSuppression Parse(SourceFile file, int start, int end, int[] lines)
    {
        var words = file.Text.Substring(start + Mark.Length, end - start - Mark.Length).TrimEnd();
        foreach (var closer in Closers)
        {
            words = words.EndsWith(closer, StringComparison.Ordinal) ? words.Substring(0, words.Length - closer.Length).TrimEnd() : words;
        }

        var span = new TextSpan(start, Mark.Length + words.Length);
        var dashes = words.IndexOf("--", StringComparison.Ordinal);
        var reason = dashes < 0 ? "" : words.Substring(dashes + 2).Trim();
        var parts = (dashes < 0 ? words : words.Substring(0, dashes)).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        var until = Array.IndexOf(parts, "until");
        var rules = until < 0 ? parts : [.. parts.Take(until)];
        var day = until >= 0 && until + 2 == parts.Length ? Day.Parse(parts[until + 1]) : null;
        var suppression = new InlineSuppression(file, span, lines, rules, day, reason);
        return suppression with { Problem = suppression.FindProblem(until >= 0 && day is null) };
    }

    private string? FindProblem(bool badDay)
    {
        if (Rules.Count == 0)
        {
            return "says no rule, so it suppresses nothing; write pvelint:ignore PVE101 -- reason";
        }

        if (Rules.FirstOrDefault(id => RuleCatalog.Find(id) is null) is { } unknown)
        {
            return $"names no rule with '{Shorten(unknown)}'{Nearest.Hint(unknown, RuleCatalog.All.Select(rule => rule.Descriptor.Id))}";
        }

        if (badDay)
        {
            return "says 'until' without a day such as 2027-01-31, so it does not count";
        }

        return Reason.Length == 0 ? StaleSuppression.NoReason : Reason == Placeholder ? $"still says '{Placeholder}' for its reason, so it does not count" : null;
    }

    // What stands after the mark may be anything, a secret too: an id has seven characters.
    private static string Shorten(string id) => id.Length <= 8 ? id : id.Substring(0, 8) + "…";
}
