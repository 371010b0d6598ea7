using System.Globalization;
using System.Text;
using Pvelint.Text;

namespace Pvelint.Output;

/// <summary>What changed in files, as <c>diff -u</c> and git print it, with every secret hidden: for reading. Where no secret was near, it can be applied.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string Reset = "\u001b[0m";

    /// <summary>Writes what changed.</summary>
    /// <param name="files">Each file before and after.</param>
    /// <param name="mask">Hides the secrets of both.</param>
    /// <param name="output">Where it goes.</param>
    /// <param name="color">Whether lines are painted.</param>
    public static void Write(IReadOnlyList<(SourceFile Before, SourceFile After)> files, Mask mask, TextWriter output, bool color)
    {
        foreach (var (before, after) in files)
        {
            var (old, mended) = (LinesOf(before), LinesOf(after));
            output.WriteLine(Painted($"--- a/{Shown(before)}", "\u001b[1m", color));
            output.WriteLine(Painted($"+++ b/{Shown(after)}", "\u001b[1m", color));
            foreach (var hunk in Hunks(LineChange.Between([.. old.Select(before.Slice)], [.. mended.Select(after.Slice)])))
            {
                Write(hunk, (before, old), (after, mended), mask, output, color);
            }
        }
    }

    // "git apply" takes a folder off, and no "./" after it.
    private static string Shown(SourceFile file) => Neutral.Line(file.Path.StartsWith("./", StringComparison.Ordinal) ? file.Path[2..] : file.Path.TrimStart('/'));

    // The lines with their breaks: another break is another line.
    private static IReadOnlyList<TextSpan> LinesOf(SourceFile file)
    {
        var spans = new List<TextSpan>();
        for (var at = 0; at < file.Text.Length;)
        {
            var end = file.Text.IndexOf('\n', at) is var found and >= 0 ? found + 1 : file.Text.Length;
            spans.Add(TextSpan.FromBounds(at, end));
            at = end;
        }

        return spans;
    }

    // Changes whose contexts meet stand together.
    private static IEnumerable<IReadOnlyList<LineChange>> Hunks(IReadOnlyList<LineChange> changes)
    {
        var hunk = new List<LineChange>();
        foreach (var change in changes)
        {
            if (hunk.Count > 0 && change.Before > hunk[^1].Before + hunk[^1].Removed + 2 * Context)
            {
                yield return hunk;
                hunk = [];
            }

            hunk.Add(change);
        }

        if (hunk.Count > 0)
        {
            yield return hunk;
        }
    }

    private static void Write(
        IReadOnlyList<LineChange> hunk, (SourceFile File, IReadOnlyList<TextSpan> Lines) before, (SourceFile File, IReadOnlyList<TextSpan> Lines) after, Mask mask, TextWriter output, bool color)
    {
        var (old, mended) = (before.Lines, after.Lines);
        var first = Math.Max(0, hunk[0].Before - Context);
        var last = Math.Min(old.Count, hunk[^1].Before + hunk[^1].Removed + Context);
        var start = hunk[0].After - (hunk[0].Before - first);
        var count = last - first + hunk.Sum(change => change.Added - change.Removed);
        output.WriteLine(Painted($"@@ -{Range(first, last - first)} +{Range(start, count)} @@", "\u001b[36m", color));
        var at = first;
        foreach (var change in hunk)
        {
            for (; at < change.Before; at++)
            {
                Line(' ', before.File, old[at], "");
            }

            for (; at < change.Before + change.Removed; at++)
            {
                Line('-', before.File, old[at], "\u001b[31m");
            }

            for (var i = 0; i < change.Added; i++)
            {
                Line('+', after.File, mended[change.After + i], "\u001b[32m");
            }
        }

        for (; at < last; at++)
        {
            Line(' ', before.File, old[at], "");
        }

        void Line(char mark, SourceFile file, TextSpan span, string paint)
        {
            var isEnded = file.Text[span.End - 1] == '\n';
            output.WriteLine(Painted(mark + Masked(file, isEnded ? span with { Length = span.Length - 1 } : span, mask), paint, color && paint.Length > 0));
            if (!isEnded)
            {
                output.WriteLine("\\ No newline at end of file");
            }
        }
    }

    // An empty stretch is named by the line before it.
    private static string Range(int start, int count) => count == 1
        ? (start + 1).ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private static string Masked(SourceFile file, TextSpan line, Mask mask)
    {
        var text = new StringBuilder();
        var hidden = mask.Hidden(file, line);
        for (var at = line.Start; at < line.End;)
        {
            if (hidden.FirstOrDefault(span => span.Start <= at && at < span.End) is { Length: > 0 } secret)
            {
                text.Append(Mask.Stars);
                at = secret.End;
            }
            else if (file.Text[at] is '\t' || (file.Text[at] is '\r' && at == line.End - 1))
            {
                text.Append(file.Text[at++]);
            }
            else
            {
                at += Neutral.Append(text, file.Text, at);
            }
        }

        return text.ToString();
    }

    private static string Painted(string text, string paint, bool color) => color ? paint + text + Reset : text;
}
