using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Rules.Hygiene;

/// <summary>A file that could not be read, or not wholly parsed: what was still checked, and what was not.</summary>
public sealed class UnreadFile : Rule
{
    private static readonly RuleDescriptor Fixed = new(
        "PVE902",
        nameof(UnreadFile),
        "file that could not be read or parsed",
        Severity.Warning,
        "mend the file, or exclude it in .pvelint.hcl if it is not meant to be read");

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor => Fixed;

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckDocument(Document document, Project project)
    {
        // One slip often makes many: the first tells where to look.
        if (document.Diagnostics.Count == 0)
        {
            yield break;
        }

        var first = document.Diagnostics.OrderBy(diagnostic => diagnostic.Span.Start).First();
        var more = document.Diagnostics.Count == 1 ? "" : $" (and {document.Diagnostics.Count - 1} more)";
        yield return Partly(document.File, first.Span, $"{first.Message}{more}: the rest of the file was checked, this part may not have been");
    }

    /// <summary>The finding for a file that could not be read at all.</summary>
    /// <param name="file">The file, without text.</param>
    /// <param name="reason">Why, as in <c>permission denied</c>.</param>
    public static Finding Of(SourceFile file, string reason) =>
        new(Fixed, file, new TextSpan(0, 0), $"could not be read: {reason}; nothing in it was checked");

    /// <summary>The finding for a file of which only a part was checked.</summary>
    /// <param name="file">The file.</param>
    /// <param name="span">Where the part begins that was not.</param>
    /// <param name="message">What was checked, and what was not.</param>
    public static Finding Partly(SourceFile file, TextSpan span, string message) =>
        new(Fixed, file, span, message) { Severity = Severity.Note };
}
