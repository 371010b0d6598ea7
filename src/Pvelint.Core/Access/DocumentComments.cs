using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Tells what is commented out.</summary>
internal static class DocumentComments
{
    private static readonly string[] Marks = ["#", "//", "*", "--", ";", "<!--"];

    /// <summary>Whether a place is in a comment, by the file's reader or, where it knows none, by how its line begins.</summary>
    public static bool IsCommentAt(this Document document, TextSpan span)
    {
        if (document.Comments.Any(comment => comment.Span.Contains(span)))
        {
            return true;
        }

        var line = document.File.Slice(document.File.Line(document.File.Position(span.Start).Line)).TrimStart();
        return Marks.Any(mark => line.StartsWith(mark, StringComparison.Ordinal));
    }
}
