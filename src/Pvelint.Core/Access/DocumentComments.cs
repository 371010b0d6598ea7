using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Access;

/// <summary>Tells what of a document is commented out.</summary>
internal sealed class DocumentComments
{
    private static readonly string[] Marks = ["#", "//", "*", "--", ";", "<!--"];

    private readonly SourceFile _file;
    private readonly List<TextSpan> _spans;

    public DocumentComments(Document document)
    {
        _file = document.File;
        _spans = [.. document.Comments.Select(comment => comment.Span).OrderBy(span => span.Start)];
    }

    /// <summary>Whether a place is in a comment, by the file's reader or, where it knows none, by how its line begins.</summary>
    public bool Contains(TextSpan span)
    {
        int low = 0, high = _spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].Start <= span.Start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return (low > 0 && _spans[low - 1].Contains(span)) || BeginsLikeOne(_file.Line(_file.Position(span.Start).Line));
    }

    private bool BeginsLikeOne(TextSpan line)
    {
        var start = line.Start;
        while (start < line.End && char.IsWhiteSpace(_file.Text[start]))
        {
            start++;
        }

        return Marks.Any(mark => string.CompareOrdinal(_file.Text, start, mark, 0, mark.Length) == 0);
    }
}
