namespace Pvelint.Hcl;

/// <summary>Reads blocks.</summary>
internal sealed class HclBlockParser(HclCursor cursor, HclExpressionParser expressions, HclBodyParser bodies)
{
    // Blocks that stand at the top of a file. Where a brace was forgotten, they end up inside the block before them.
    private static readonly HashSet<string> TopLevel =
    [
        "resource", "data", "variable", "output", "module", "provider", "locals", "terraform", "ephemeral", "moved", "import",
        "removed", "check", "source", "build", "packer",
    ];

    private readonly List<HclItem> _strays = [];
    private int _depth;

    /// <summary>block = name {label} "{" (newline body | [name "=" expression]) "}" newline; the name is read.</summary>
    public void Block(HclToken type, List<HclItem> items)
    {
        var labels = new List<HclLabel>();
        if (!Labels(labels))
        {
            WithoutBody(type, labels, items);
            return;
        }

        var open = cursor.Read();
        var inner = new List<HclItem>();
        var end = Braces(open, inner);
        var body = new HclBody(inner, cursor.Place(open.End, end));
        items.Add(new HclBlock(cursor.TextOf(type), cursor.Place(type), labels, body, cursor.Place(type.Start, cursor.LastEnd)));
        if (cursor.Kind is not (HclTokenKind.Newline or HclTokenKind.End))
        {
            cursor.Fail(cursor.Next, "a new line is expected after the block");
        }
    }

    /// <summary>Gives the blocks that belong to the top of the file to it.</summary>
    public void TakeStrays(List<HclItem> items)
    {
        if (_strays.Count > 0)
        {
            items.AddRange(_strays);
            _strays.Clear();
        }
    }

    private void WithoutBody(HclToken type, List<HclLabel> labels, List<HclItem> items)
    {
        if (labels.Count > 0)
        {
            var body = new HclBody([], cursor.Place(cursor.LastEnd, cursor.LastEnd));
            items.Add(new HclBlock(cursor.TextOf(type), cursor.Place(type), labels, body, cursor.Place(type.Start, cursor.LastEnd)));
        }

        bodies.Skip(type, items);
    }

    // label = name | quoted text. False where no brace follows.
    private bool Labels(List<HclLabel> labels)
    {
        while (true)
        {
            switch (cursor.Kind)
            {
                case HclTokenKind.OpenBrace:
                    return true;
                case HclTokenKind.OpenQuote:
                    labels.Add(QuotedLabel());
                    break;
                case HclTokenKind.Identifier:
                    var name = cursor.Read();
                    labels.Add(new HclLabel(cursor.TextOf(name), cursor.Place(name)));
                    break;
                default:
                    return FindBrace();
            }
        }
    }

    private bool FindBrace()
    {
        cursor.Fail(cursor.Next, cursor.Kind switch
        {
            HclTokenKind.Equal => "an equals sign belongs to an argument, a block (type \"label\" {) has none",
            HclTokenKind.Newline => "the opening brace of a block stands on the line of its type",
            _ => "a label in quotes or an opening brace is expected here",
        });
        var mark = cursor.Mark;
        var overLines = cursor.Kind == HclTokenKind.Newline;
        while (cursor.Kind is not (HclTokenKind.OpenBrace or HclTokenKind.OpenQuote or HclTokenKind.End)
            && (cursor.Kind == HclTokenKind.Newline) == overLines)
        {
            cursor.Read();
        }

        cursor.Stuck = cursor.Kind != HclTokenKind.OpenBrace;
        if (cursor.Stuck)
        {
            cursor.GoTo(mark);
        }

        return !cursor.Stuck;
    }

    private HclLabel QuotedLabel()
    {
        cursor.Read();
        var text = new HclTextRuns(cursor);
        var start = cursor.LastEnd;
        while (true)
        {
            switch (cursor.Kind)
            {
                case HclTokenKind.QuotedText:
                    HclTextDecoder.Decode(cursor, cursor.Read(), text);
                    continue;
                case HclTokenKind.OpenInterpolation or HclTokenKind.OpenDirective:
                    cursor.Fail(cursor.Next, "a label is fixed text: no ${ or %{ may stand in it");
                    cursor.Read();
                    expressions.Recovery.ToClose(HclTokenKind.CloseSequence, []);
                    if (!cursor.Stuck)
                    {
                        continue;
                    }

                    break;
                case HclTokenKind.CloseQuote:
                    cursor.Read();
                    break;
                case HclTokenKind.Newline:
                    // The lexer has told that the quote is missing.
                    break;
                default:
                    cursor.Fail(cursor.Next, "the closing quote of a label is expected here");
                    break;
            }

            var label = text.Build(start);
            return new HclLabel(label.Value, label.Span);
        }
    }

    // What stands between the braces. Gives the offset where the body ends.
    private int Braces(HclToken open, List<HclItem> items)
    {
        if (_depth == HclFile.MaxDepth)
        {
            cursor.Fail(open, HclExpressionParser.NestedTooDeep);
            expressions.Recovery.ToClose(HclTokenKind.CloseBrace, []);
            return open.End;
        }

        _depth++;
        var closed = cursor.Kind is not (HclTokenKind.Newline or HclTokenKind.End or HclTokenKind.CloseBrace) && OnLine(open, items);
        closed = closed || bodies.Items(items, HclTokenKind.CloseBrace);
        _depth--;
        if (closed)
        {
            var end = cursor.Next.Start;
            cursor.Read();
            return end;
        }

        cursor.Report(open, "this block is never closed");
        LetStraysOut(items);
        return cursor.LastEnd;
    }

    // A block on one line holds one argument. True where its closing brace is next; else it is read on as if it had lines.
    private bool OnLine(HclToken open, List<HclItem> items)
    {
        if (cursor.Kind != HclTokenKind.Identifier)
        {
            cursor.Fail(cursor.Next, "an argument (name = value) is expected here");
            return false;
        }

        var name = cursor.Read();
        switch (cursor.Kind)
        {
            case HclTokenKind.Equal:
                bodies.Attribute(name, items);
                break;
            case HclTokenKind.OpenQuote or HclTokenKind.OpenBrace or HclTokenKind.Identifier:
                cursor.Fail(name, "a block on one line holds one argument: a block in it stands on lines of its own");
                cursor.Stuck = false;
                Block(name, items);
                return false;
            default:
                bodies.NoItem(name, items);
                return false;
        }

        return OnLineEnd(name, open, items);
    }

    private bool OnLineEnd(HclToken name, HclToken open, List<HclItem> items)
    {
        if (cursor.Stuck)
        {
            bodies.Skip(name, items);
            return false;
        }

        if (cursor.Kind == HclTokenKind.CloseBrace)
        {
            return true;
        }

        cursor.Fail(cursor.AtEnd ? open : cursor.Next, cursor.Kind switch
        {
            HclTokenKind.End => "this block is never closed",
            HclTokenKind.Newline => "a block that begins with an argument on its line is closed on that line too",
            _ => "a block on one line holds one argument: more of them stand on lines of their own",
        });
        if (cursor.Kind == HclTokenKind.Comma)
        {
            cursor.Read();
        }

        return false;
    }

    // The block was never closed, so the blocks of the top level that follow are not its own.
    private void LetStraysOut(List<HclItem> items)
    {
        var first = items.FindIndex(item => item is HclBlock block && TopLevel.Contains(block.Type) && HclCharacters.IsLineStart(cursor.Text, block.Span.Start));
        if (first >= 0)
        {
            _strays.InsertRange(0, items.GetRange(first, items.Count - first));
            items.RemoveRange(first, items.Count - first);
        }
    }
}
