using Pvelint.Hcl;
using Pvelint.Text;

namespace Pvelint.Rules.Editing;

/// <summary>
/// Edits of a file that is HCL as a whole, native or JSON, so that its formatter has nothing to say about them. Null is what
/// is not sure to stay readable: what the parser complained of is left to people.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="tree">Its tree.</param>
internal sealed class HclEdits(SourceFile file, HclFile tree)
{
    private bool IsJson => tree.Tokens.Count == 0;

    /// <summary>Puts an attribute into a block, after its last attribute that stands before any block.</summary>
    public IReadOnlyList<FixEdit>? Insert(HclBlock block, string name, string value)
    {
        if (tree.Diagnostics.Count > 0)
        {
            return null;
        }

        if (IsJson)
        {
            return InsertIntoJson(block, name, value);
        }

        var body = block.Body;
        return FileLines.Breaks(file, body.Span.Start, body.Span.End) ? InsertLine(block, name, value) : OpenUp(block, name, value);
    }

    /// <summary>Puts an attribute before another one.</summary>
    public IReadOnlyList<FixEdit>? InsertBefore(HclBlock block, HclAttribute next, string name, string value)
    {
        if (tree.Diagnostics.Count > 0)
        {
            return null;
        }

        if (IsJson)
        {
            return [new FixEdit(file, new TextSpan(next.NameSpan.Start - 1, 0), $"\"{name}\": {value},{Lead(next)}")];
        }

        return FileLines.IsFirst(file, next.Span.Start)
            ? [new FixEdit(file, new TextSpan(next.Span.Start, 0), $"{Padded(name, next)} = {value}{FileLines.BreakAt(file, block.Span.Start)}{FileLines.IndentOf(file, next.Span.Start)}")]
            : OpenUp(block, name, value);
    }

    /// <summary>Puts an attribute in the place of another one.</summary>
    public IReadOnlyList<FixEdit>? Replace(HclAttribute attribute, string name, string value) => tree.Diagnostics.Count > 0 ? null
        : IsJson ? [new FixEdit(file, TextSpan.FromBounds(attribute.NameSpan.Start - 1, attribute.Expression.Span.End), $"\"{name}\": {value}")]
        : [new FixEdit(file, TextSpan.FromBounds(attribute.NameSpan.Start, attribute.Expression.Span.End), $"{Padded(name, attribute)} = {value}{HeredocEnd(attribute)}")];

    /// <summary>Replaces an attribute's value.</summary>
    public IReadOnlyList<FixEdit>? Replace(HclAttribute attribute, string value) =>
        tree.Diagnostics.Count > 0 ? null : [new FixEdit(file, attribute.Expression.Span, value)];

    /// <summary>Takes an attribute out, with the lines that it fills and the comment behind it.</summary>
    public IReadOnlyList<FixEdit>? Remove(HclBody body, HclAttribute attribute)
    {
        if (tree.Diagnostics.Count > 0)
        {
            return null;
        }

        if (IsJson)
        {
            return RemoveFromJson(body, attribute);
        }

        var lineEnd = LineEnd(attribute.Span.End);
        return body.Span.Contains(attribute.Span) && lineEnd <= body.Span.End && FileLines.IsFirst(file, attribute.Span.Start)
            ? [new FixEdit(file, TextSpan.FromBounds(FileLines.StartOf(file, attribute.Span.Start), lineEnd), "")]
            : !FileLines.Breaks(file, body.Span.Start, body.Span.End) ? [new FixEdit(file, body.Span, "")] : null;
    }

    private IReadOnlyList<FixEdit> InsertLine(HclBlock block, string name, string value)
    {
        var anchor = block.Body.Items.TakeWhile(item => item is HclAttribute).LastOrDefault() as HclAttribute;
        var place = LineEnd(anchor?.Span.End ?? block.Body.Span.Start);
        var indent = anchor is not null && FileLines.IsFirst(file, anchor.Span.Start)
            ? FileLines.IndentOf(file, anchor.Span.Start)
            : Deeper(FileLines.IndentOf(file, block.Span.Start));
        return [new FixEdit(file, new TextSpan(place, 0), $"{indent}{(anchor is null ? name : Padded(name, anchor))} = {value}{FileLines.BreakAt(file, block.Span.Start)}")];
    }

    // As wide as the name beside it, so that the equals signs stand in one column.
    private string Padded(string name, HclAttribute beside) => name.PadRight(Math.Max(name.Length, file.Text.IndexOf('=', beside.NameSpan.End) - beside.NameSpan.Start - 1));

    // The span of a heredoc may hold the line break that ends the argument.
    private string HeredocEnd(HclAttribute attribute) => file.Text[attribute.Expression.Span.End - 1] == '\n' ? FileLines.BreakAt(file, attribute.Span.Start) : "";

    // A block on one line holds one argument at most, so with a second one it gets lines.
    private IReadOnlyList<FixEdit> OpenUp(HclBlock block, string name, string value)
    {
        var outer = FileLines.IndentOf(file, block.Span.Start);
        var lineBreak = FileLines.BreakAt(file, block.Span.Start);
        var start = $"{lineBreak}{Deeper(outer)}";
        var (first, last) = Trimmed(block.Body.Span);
        return first == last
            ? [new FixEdit(file, block.Body.Span, $"{start}{name} = {value}{lineBreak}{outer}")]
            :
            [
                new FixEdit(file, TextSpan.FromBounds(block.Body.Span.Start, first), start),
                new FixEdit(file, TextSpan.FromBounds(last, block.Body.Span.End), $"{start}{name} = {value}{lineBreak}{outer}"),
            ];
    }

    private IReadOnlyList<FixEdit> InsertIntoJson(HclBlock block, string name, string value)
    {
        var open = block.Body.Span.Start + 1;
        if (block.Body.Items.OfType<HclAttribute>().OrderBy(item => item.Span.End).LastOrDefault() is not { } anchor)
        {
            return Trimmed(TextSpan.FromBounds(open, block.Body.Span.End - 1)) is var (first, last) && first == last
                ? [new FixEdit(file, TextSpan.FromBounds(open, block.Body.Span.End - 1), $"\"{name}\": {value}")]
                : [new FixEdit(file, new TextSpan(open, 0), $"\"{name}\": {value},")];
        }

        return [new FixEdit(file, new TextSpan(anchor.Span.End, 0), $",{Lead(anchor)}\"{name}\": {value}")];
    }

    // The blanks before a property of JSON.
    private string Lead(HclAttribute property)
    {
        var start = Skip(property.NameSpan.Start - 1, -1);
        return file.Text.Substring(start, property.NameSpan.Start - 1 - start);
    }

    // With the comma behind it, or that before it where it is the last.
    private IReadOnlyList<FixEdit> RemoveFromJson(HclBody body, HclAttribute attribute)
    {
        var start = Skip(attribute.NameSpan.Start - 1, -1);
        var end = Skip(attribute.Span.End, 1);
        if (file.Text[end] == ',')
        {
            return [new FixEdit(file, TextSpan.FromBounds(start, end + 1), "")];
        }

        // The object's brace, with what stands before it, stays.
        return start > body.Span.Start + 1 && file.Text[start - 1] == ','
            ? [new FixEdit(file, TextSpan.FromBounds(start - 1, attribute.Span.End), "")]
            : [new FixEdit(file, TextSpan.FromBounds(start, end), "")];
    }

    private int Skip(int offset, int step)
    {
        while (char.IsWhiteSpace(file.Text[step < 0 ? offset - 1 : offset]))
        {
            offset += step;
        }

        return offset;
    }

    private (int First, int Last) Trimmed(TextSpan span)
    {
        var (first, last) = (span.Start, span.End);
        while (first < last && char.IsWhiteSpace(file.Text[first]))
        {
            first++;
        }

        while (last > first && char.IsWhiteSpace(file.Text[last - 1]))
        {
            last--;
        }

        return (first, last);
    }

    // Just after the break that ends what stands there: a comment may hold breaks of its own.
    private int LineEnd(int offset)
    {
        var low = 0;
        var high = tree.Tokens.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tree.Tokens[middle].Start < offset ? (middle + 1, high) : (low, middle);
        }

        for (; low < tree.Tokens.Count; low++)
        {
            var token = tree.Tokens[low];
            if (token.Kind == HclTokenKind.Newline || (token.Kind == HclTokenKind.Comment && tree.Text[token.End - 1] == '\n' && tree.Text[token.Start + 1] != '*'))
            {
                return token.End;
            }

            if (token.Kind is not (HclTokenKind.Blank or HclTokenKind.Comment))
            {
                return token.Start;
            }
        }

        return file.Text.Length;
    }

    private static string Deeper(string indent) => indent.Length > 0 && indent[indent.Length - 1] == '\t' ? indent + "\t" : indent + "  ";
}
