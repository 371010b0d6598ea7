using Pvelint.Formats;
using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>Puts suppressions in and takes them out.</summary>
internal static class SuppressionEdits
{
    // The ids of rules that no comment silences, or that speak of a file as a whole: a comment in its first line would not help its reader.
    private static readonly HashSet<string> Without = new(StringComparer.Ordinal) { "PVE901", "PVE902", "PVE903" };

    /// <summary>A comment on the line before that silences a finding, with a reason to be filled in; null where none may stand there.</summary>
    public static Fix? Insert(Finding finding, Document document)
    {
        if (Without.Contains(finding.Rule.Id) || IsBegun(finding, document) || CommentForm.At(document, finding.Span.Start) is not { } form)
        {
            return null;
        }

        var file = document.File;
        var start = FileLines.StartOf(file, finding.Span.Start);
        var comment = $"{FileLines.IndentOf(file, start)}{form.Open}pvelint:ignore {finding.Rule.Id} -- {InlineSuppression.Placeholder}{form.Close}{FileLines.BreakAt(file, start)}";
        return new Fix($"ignore {finding.Rule.Id} here, with a reason", FixSafety.ByHand, [new FixEdit(file, new TextSpan(start, 0), comment)]);
    }

    /// <summary>Takes a suppression out, or of its rules those that it silences nothing of; null where more than it stands in its comment.</summary>
    /// <param name="file">The file.</param>
    /// <param name="span">The place of the words <c>pvelint:ignore …</c>.</param>
    /// <param name="document">The file as it was read; null where it was not.</param>
    /// <param name="idle">The ids to take out.</param>
    public static IReadOnlyList<FixEdit>? Remove(SourceFile file, TextSpan span, Document? document, IReadOnlyList<string> idle)
    {
        if (OfBlock(file, span) is { } block)
        {
            return block;
        }

        var written = file.Slice(span);
        if (!written.StartsWith("pvelint:ignore", StringComparison.Ordinal))
        {
            return null;
        }

        var rules = written.Substring("pvelint:ignore".Length);
        rules = rules.Substring(0, Math.Max(0, Math.Min(Or(rules.IndexOf("--", StringComparison.Ordinal), rules.Length), Or(rules.IndexOf(" until ", StringComparison.Ordinal), rules.Length))));
        var ids = rules.Split([' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var kept = ids.Where(id => !idle.Contains(id, StringComparer.OrdinalIgnoreCase)).ToList();
        if (kept.Count > 0)
        {
            var first = span.Start + "pvelint:ignore".Length;
            return [new FixEdit(file, new TextSpan(first, rules.TrimEnd().Length), " " + string.Join(", ", kept))];
        }

        return CommentAround(file, span, document) is { } comment ? [new FixEdit(file, comment, "")] : null;
    }

    /// <summary>Gives a suppression a reason to be filled in.</summary>
    public static FixEdit AddReason(SourceFile file, TextSpan span)
    {
        var written = file.Slice(span);
        var dashes = written.IndexOf("--", StringComparison.Ordinal);
        return dashes < 0 ? new FixEdit(file, new TextSpan(span.End, 0), " -- " + InlineSuppression.Placeholder) : new FixEdit(file, TextSpan.FromBounds(span.Start + dashes, span.End), "-- " + InlineSuppression.Placeholder);
    }

    // Such a comment stands there already, and waits for its reason.
    private static bool IsBegun(Finding finding, Document document)
    {
        var line = document.File.Position(finding.Span.Start).Line;
        return InlineSuppression.Of(document).Any(entry =>
            entry.Reason == InlineSuppression.Placeholder && entry.Lines.Contains(line) && entry.Rules.Contains(finding.Rule.Id, StringComparer.OrdinalIgnoreCase));
    }

    private static int Or(int index, int otherwise) => index < 0 ? otherwise : index;

    // `ignore { … }` of the configuration, with its lines.
    private static IReadOnlyList<FixEdit>? OfBlock(SourceFile file, TextSpan span)
    {
        if (file.Name != Configuration.FileName)
        {
            return null;
        }

        var tree = HclFile.Parse(file.Text);
        return tree.Diagnostics.Count == 0 && tree.Body.BlocksOf("ignore").FirstOrDefault(block => block.Span.Contains(span)) is { } block
            && FileLines.IsFirst(file, block.Span.Start) && FileLines.Rest(file, block.Span.End).Trim().Length == 0
            ? [new FixEdit(file, FileLines.Whole(file, block.Span.Start, block.Span.End), "")]
            : null;
    }

    // The comment with its marks and the blanks before it; the whole line where it stands alone.
    private static TextSpan? CommentAround(SourceFile file, TextSpan span, Document? document)
    {
        var line = file.Line(file.Position(span.Start).Line);
        var known = document?.Comments.Where(comment => comment.Span.Contains(span)).Select(comment => (TextSpan?)comment.Span).FirstOrDefault();
        var start = span.Start;
        while (start > line.Start && file.Text[start - 1] is '#' or '/' or '*' or '-' or ';' or '!' or '<' or ' ' or '\t')
        {
            start--;
        }

        var end = span.End;
        while (end < line.End && file.Text[end] is ' ' or '\t' or '*' or '/' or '-' or '>')
        {
            end++;
        }

        var marks = file.Text.Substring(start, span.Start - start).Trim();
        if (end < line.End || marks.Length == 0 || marks is not ("#" or "##" or "//" or "///" or "/*" or "<!--" or "--" or ";" or ";;")
            || (known is { } comment && (comment.Start < start || comment.End > FileLines.EndOf(file, line.Start))))
        {
            return null;
        }

        return start == line.Start ? FileLines.Whole(file, start, end) : TextSpan.FromBounds(start, end);
    }
}
