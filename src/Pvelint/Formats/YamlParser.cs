using Pvelint.Text;

namespace Pvelint.Formats;

/// <summary>
/// Parses YAML and goes on after errors: the piece that is broken, from one key of the first column to the next, is read
/// line by line instead, and what follows it is YAML again.
/// </summary>
internal static class YamlParser
{
    private const int MaxErrors = 100;

    /// <summary>A tree of more than this does not fit beside others in memory.</summary>
    private const int MaxLength = 32 * 1024 * 1024;

    /// <param name="text">The text.</param>
    /// <param name="template">Whether it is known to be rendered before it is read as YAML: errors are then no news.</param>
    public static YamlTree Parse(string text, bool template)
    {
        if (text.Length > MaxLength)
        {
            var large = new Diagnostic(new TextSpan(0, 0), $"larger than {MaxLength >> 20} MiB: read line by line, lists in lists may be missed");
            return new YamlTree([YamlLines.Parse(text, 0, text.Length)], [large]);
        }

        var documents = new List<List<YamlNode>>();
        var errors = new List<Diagnostic>();
        var at = 0;
        for (var count = 1; at < text.Length; count++)
        {
            if (at > 0 && documents.Count > 0 && StartsDocument(text, at))
            {
                documents.Add([]);
            }

            var known = documents.Count;
            if (YamlEventReader.Read(text, at, text.Length, documents) is not { } error)
            {
                break;
            }

            var start = BlockStart(text, error.Start, at);
            var end = count == MaxErrors ? text.Length : BlockEnd(text, Math.Max(start, error.Start));
            DropFrom(documents, Math.Max(0, known - 1), start);
            documents[documents.Count - 1].AddRange(YamlLines.Parse(text, start, end));
            if (!(template && error.Reason is null) && !IsTemplate(text, start, end))
            {
                errors.Add(new Diagnostic(Place(text, error), error.Reason ?? Why(text, error)));
            }

            at = end;
        }

        return new YamlTree(documents.ConvertAll(Merge), errors);
    }

    /// <summary>Nodes that stand in the broken piece are read anew.</summary>
    private static void DropFrom(List<List<YamlNode>> documents, int first, int start)
    {
        for (var i = first; i < documents.Count; i++)
        {
            documents[i] = documents[i].ConvertAll(node => Before(node, start)).FindAll(node => node is not null)!;
        }
    }

    private static YamlNode? Before(YamlNode node, int start)
    {
        if (node.Span.End <= start)
        {
            return node;
        }

        var span = TextSpan.FromBounds(node.Span.Start, start);
        return node switch
        {
            _ when node.Span.Start >= start => null,
            YamlMapping mapping => new YamlMapping(span, mapping.Tag, [.. mapping.Entries.Where(entry => entry.Key.Span.Start < start)]),
            YamlSequence sequence => new YamlSequence(span, sequence.Tag, [.. sequence.Items.Where(item => item.Span.Start < start)]),
            _ => null,
        };
    }

    /// <summary>The pieces of a document before, in and after an error are one mapping or one list.</summary>
    private static List<YamlNode> Merge(List<YamlNode> parts)
    {
        var merged = new List<YamlNode>();
        foreach (var part in parts)
        {
            switch (part, merged.Count == 0 ? null : merged[merged.Count - 1])
            {
                case (YamlMapping next, YamlMapping first):
                    merged[merged.Count - 1] = new YamlMapping(TextSpan.FromBounds(first.Span.Start, next.Span.End), first.Tag, [.. first.Entries, .. next.Entries]);
                    break;
                case (YamlSequence next, YamlSequence first):
                    merged[merged.Count - 1] = new YamlSequence(TextSpan.FromBounds(first.Span.Start, next.Span.End), first.Tag, [.. first.Items, .. next.Items]);
                    break;
                default:
                    merged.Add(part);
                    break;
            }
        }

        return merged;
    }

    private static int BlockStart(string text, int at, int least)
    {
        var line = LineStart(text, at);
        while (line > least && !IsTopLevel(text, line))
        {
            line = LineStart(text, line - 1);
        }

        return Math.Max(line, least);
    }

    private static int BlockEnd(string text, int at)
    {
        var line = NextLine(text, at);
        while (line < text.Length && !IsTopLevel(text, line))
        {
            line = NextLine(text, line);
        }

        return line;
    }

    /// <summary>Whether a key, an item or a document begins in the first column.</summary>
    private static bool IsTopLevel(string text, int line) =>
        line < text.Length && (StartsDocument(text, line) || YamlLines.IsItem(text, line) || YamlLines.KeyEnd(text, line, NextLine(text, line)) > 0);

    private static bool StartsDocument(string text, int line) =>
        string.CompareOrdinal(text, line, "---", 0, 3) == 0 && (line + 3 == text.Length || char.IsWhiteSpace(text[line + 3]));

    private static int LineStart(string text, int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int NextLine(string text, int at) => text.IndexOf('\n', Math.Min(at, text.Length)) is var found and >= 0 ? found + 1 : text.Length;

    /// <summary>Whether lines or pieces of lines are made by Jinja, Go templates or ERB.</summary>
    private static bool IsTemplate(string text, int start, int end) =>
        Array.Exists(["{{", "{%", "{#", "<%", "%{"], mark => text.IndexOf(mark, start, end - start, StringComparison.Ordinal) >= 0);

    private static TextSpan Place(string text, YamlError error)
    {
        var tab = LineStart(text, error.End);
        var at = tab < text.Length && text[tab] == '\t' ? tab : Math.Min(error.Start, text.Length - 1);
        var end = NextLine(text, at);
        return TextSpan.FromBounds(at, end > at && text[end - 1] == '\n' ? end - 1 : end);
    }

    private static string Why(string text, YamlError error)
    {
        const string Rest = "; this block is read line by line instead";
        if (error.End >= text.Length && error.Start < text.Length && text[error.Start] is '"' or '\'')
        {
            return "the quote that opens here is never closed" + Rest;
        }

        var line = LineStart(text, error.End);
        return line < text.Length && text[line] == '\t' ? "a tab indents a line here, YAML takes spaces only" + Rest : "this is not valid YAML" + Rest;
    }
}

/// <summary>The nodes of each document, and what is no YAML.</summary>
internal sealed record YamlTree(List<List<YamlNode>> Documents, List<Diagnostic> Errors);
