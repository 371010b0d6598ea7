using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>Finds comments by an own scan: the parser drops some of them and tells no place for others.</summary>
internal static class YamlComments
{
    private const int MaxColumn = 1000;

    public static void Read(
        Fragment source, List<List<YamlNode>> documents, Dictionary<YamlNode, SettingScope> scopes, SettingScope root, DocumentBuilder into)
    {
        var text = source.Text;
        var scalars = Scalars(documents).ToList();
        var next = 0;
        for (var at = text.IndexOf('#'); at >= 0; at = text.IndexOf('#', at))
        {
            while (next < scalars.Count && scalars[next].Span.End <= at)
            {
                next++;
            }

            if (next < scalars.Count && scalars[next].Span.Start <= at && !IsInHeader(text, scalars[next], at))
            {
                at = scalars[next].Span.End;
            }
            else if (at > 0 && !char.IsWhiteSpace(text[at - 1]))
            {
                at++;
            }
            else
            {
                var end = LineEnd(text, at);
                Comment(source, TextSpan.FromBounds(at, end), Scope(source, documents, scopes, root, at), into);
                at = end;
            }

            if (at >= text.Length)
            {
                break;
            }
        }
    }

    private static void Comment(Fragment source, TextSpan span, SettingScope scope, DocumentBuilder into)
    {
        var comment = source.Slice(span);
        into.Comment(comment.Text.TrimStart('#').Trim(), source.ToSource(span));
        CommentedSettings.Read(comment, scope, into);
    }

    /// <summary>The innermost mapping that the comment stands in, by its indentation: where a setting would belong if the mark were taken away.</summary>
    private static SettingScope Scope(Fragment source, List<List<YamlNode>> documents, Dictionary<YamlNode, SettingScope> scopes, SettingScope root, int at)
    {
        var text = source.Text;
        var column = Column(text, at);

        var document = documents.FindLast(document => document[0].Span.Start <= at) ?? documents.FirstOrDefault();
        var node = document?.FindLast(part => part.Span.Start <= at) ?? document?.FirstOrDefault();
        var scope = root;
        while (node is not null && node.Span.Start - LineStart(text, node.Span.Start) <= column)
        {
            scope = scopes.GetValueOrDefault(node, scope);
            node = node switch
            {
                YamlMapping mapping => Last(mapping.Entries, entry => entry.Key.Span.Start, at)?.Value,
                YamlSequence sequence => Last(sequence.Items, item => item.Span.Start, at),
                _ => null,
            };
        }

        return scope;
    }

    private static T? Last<T>(IReadOnlyList<T> nodes, Func<T, int> start, int at)
        where T : class
    {
        var (low, high) = (0, nodes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = start(nodes[middle]) < at ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : nodes[low - 1];
    }

    /// <summary>The column of a comment's mark; editors that comment out lines in the first column leave the text where it was.</summary>
    private static int Column(string text, int at)
    {
        var start = LineStart(text, at);
        var content = at;
        while (start == at && content < text.Length && text[content] is '#' or ' ')
        {
            content++;
        }

        return content - start;
    }

    /// <summary>Lines of a megabyte exist: how far right something stands there does not matter.</summary>
    private static int LineStart(string text, int at)
    {
        var start = at;
        while (start > 0 && start > at - MaxColumn && text[start - 1] != '\n')
        {
            start--;
        }

        return start;
    }

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is var found && found < 0 ? text.Length : text[found - 1] == '\r' ? found - 1 : found;

    /// <summary>A comment may follow the mark of a block scalar: <c>| # why</c>.</summary>
    private static bool IsInHeader(string text, YamlScalar scalar, int at) =>
        scalar.Style is YamlStyle.Literal or YamlStyle.Folded && text.IndexOf('\n', scalar.Span.Start, at - scalar.Span.Start) < 0;

    private static IEnumerable<YamlScalar> Scalars(List<List<YamlNode>> documents)
    {
        var open = new Stack<YamlNode>();
        foreach (var node in documents.SelectMany(document => document))
        {
            open.Push(node);
            while (open.Count > 0)
            {
                switch (open.Pop())
                {
                    case YamlScalar scalar:
                        yield return scalar;
                        break;
                    case YamlMapping mapping:
                        foreach (var entry in mapping.Entries.Reverse())
                        {
                            open.Push(entry.Value);
                            open.Push(entry.Key);
                        }

                        break;
                    case YamlSequence sequence:
                        foreach (var item in sequence.Items.Reverse())
                        {
                            open.Push(item);
                        }

                        break;
                }
            }
        }
    }
}
