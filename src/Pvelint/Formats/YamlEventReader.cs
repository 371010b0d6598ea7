using Pvelint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pvelint.Formats;

/// <summary>Turns the events of YamlDotNet's parser into nodes, up to the first thing that is not YAML.</summary>
internal static class YamlEventReader
{
    /// <summary>
    /// Each open flow collection makes the scanner slower, and nodes are walked by recursion. The deepest files that
    /// people write (schemas of Kubernetes resources) stay below 50.
    /// </summary>
    public const int MaxDepth = 100;

    /// <summary>Reads from <paramref name="at"/> up to <paramref name="stop"/>. What stood before the error is in <paramref name="documents"/>.</summary>
    /// <returns>Where and why reading stopped; null when it reached the end.</returns>
    public static YamlError? Read(string text, int at, int stop, List<List<YamlNode>> documents)
    {
        using var reader = new OffsetReader(text, at, stop);
        var parser = new Parser(new Scanner(reader, skipComments: true));
        var tree = new YamlTreeBuilder(text);
        var last = at;
        try
        {
            while (parser.MoveNext())
            {
                var current = parser.Current!;
                last = Math.Min(stop, at + (int)current.End.Index);
                switch (current)
                {
                    case DocumentStart when documents.Count == 0 || documents[documents.Count - 1].Count > 0:
                        documents.Add([]);
                        break;
                    case DocumentEnd:
                        Flush(tree, documents);
                        break;
                    default:
                        Add(tree, current, text, at, stop);
                        break;
                }

                if (tree.Depth > MaxDepth)
                {
                    tree.CloseAll(last);
                    Flush(tree, documents);
                    return new YamlError(last, last, $"nested more than {MaxDepth} levels deep: what is deeper is not read");
                }
            }

            return null;
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException)
        {
            // The scanner gives up on some broken input with InvalidOperationException instead of its own type.
            tree.CloseAll(last);
            Flush(tree, documents);
            var start = e is YamlException known ? Math.Min(stop, at + (int)known.Start.Index) : last;
            var end = e is YamlException { End: var mark } ? Math.Min(stop, at + (int)mark.Index) : last;
            return new YamlError(start, Math.Max(start, end), null);
        }
    }

    private static void Flush(YamlTreeBuilder tree, List<List<YamlNode>> documents)
    {
        if (documents.Count == 0)
        {
            documents.Add([]);
        }

        documents[documents.Count - 1].AddRange(tree.Roots);
        tree.Roots.Clear();
    }

    private static void Add(YamlTreeBuilder tree, ParsingEvent current, string text, int at, int stop)
    {
        var start = Math.Min(stop, at + (int)current.Start.Index);
        var end = Math.Max(start, Math.Min(stop, at + (int)current.End.Index));
        switch (current)
        {
            case MappingStart mapping:
                tree.Open(mapping: true, SkipProperties(text, start, end), Tag(mapping));
                break;
            case SequenceStart sequence:
                tree.Open(mapping: false, SkipProperties(text, start, end), Tag(sequence));
                break;
            case MappingEnd or SequenceEnd:
                // The mark of a flow collection's end stands before its bracket.
                tree.Close(end < stop && text[end] is '}' or ']' ? end + 1 : end);
                break;
            case AnchorAlias:
                tree.Add(new YamlAlias(TextSpan.FromBounds(start, end)));
                break;
            case Scalar scalar:
                tree.Add(new YamlScalar(TextSpan.FromBounds(SkipProperties(text, start, end), end), Tag(scalar), Style(scalar.Style), scalar.Value));
                break;
        }
    }

    private static string Tag(NodeEvent node) => node.Tag.IsEmpty ? "" : node.Tag.Value;

    private static YamlStyle Style(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlStyle.Literal,
        ScalarStyle.Folded => YamlStyle.Folded,
        _ => YamlStyle.Plain,
    };

    /// <summary>A node's mark stands before its tag and anchor: the value begins after them.</summary>
    private static int SkipProperties(string text, int start, int end)
    {
        while (start < end && text[start] is '!' or '&')
        {
            while (start < end && !char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            while (start < end && (char.IsWhiteSpace(text[start]) || text[start] == '#'))
            {
                start = text[start] != '#' ? start + 1 : text.IndexOf('\n', start, end - start) is var line and >= 0 ? line : end;
            }
        }

        return start;
    }

    /// <summary>Reads a string between two offsets without copying it.</summary>
    private sealed class OffsetReader(string text, int at, int stop) : TextReader
    {
        private int _at = at;

        public override int Peek() => _at < stop ? text[_at] : -1;

        public override int Read() => _at < stop ? text[_at++] : -1;
    }
}

/// <summary>Where YAML stops being YAML.</summary>
/// <param name="Start">Offset where the broken piece begins.</param>
/// <param name="End">Offset where the parser gave up.</param>
/// <param name="Reason">Why, where it is not the syntax.</param>
internal sealed record YamlError(int Start, int End, string? Reason);
