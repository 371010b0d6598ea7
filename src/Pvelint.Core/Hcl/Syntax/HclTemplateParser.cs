namespace Pvelint.Hcl;

/// <summary>
/// Reads strings and heredocs: first the pieces one after the other, then the directives as a tree over them, since
/// trimming and indentation look at neighbours wherever they stand in the tree.
/// </summary>
internal sealed class HclTemplateParser(HclCursor cursor, HclExpressionParser expressions)
{
    /// <summary>A string or heredoc; the next token opens it.</summary>
    public HclExpression Template()
    {
        if (cursor.Depth >= HclFile.MaxDepth)
        {
            cursor.Fail(cursor.Next, HclExpressionParser.NestedTooDeep);
            return expressions.Bad([]);
        }

        var open = cursor.Read();
        var isHeredoc = open.Kind == HclTokenKind.OpenHeredoc;
        var newlines = cursor.Newlines;
        cursor.Newlines = true;
        cursor.Depth++;
        var pieces = Pieces(isHeredoc ? HclTokenKind.CloseHeredoc : HclTokenKind.CloseQuote, out var close);
        var kind = !isHeredoc ? HclTemplateKind.Quoted : cursor.Text[open.Start + 2] == '-' ? HclTemplateKind.FlushHeredoc : HclTemplateKind.Heredoc;
        var template = Build(kind, pieces, open.Start, open.End, close);
        cursor.Depth--;
        cursor.Newlines = newlines;
        return template;
    }

    /// <summary>All tokens as one template: a JSON string.</summary>
    public HclTemplate WholeText()
    {
        var pieces = Pieces(HclTokenKind.End, out var close);
        return Build(HclTemplateKind.Json, pieces, 0, 0, close);
    }

    private HclTemplate Build(HclTemplateKind kind, List<HclTemplatePiece> pieces, int start, int contentStart, HclToken close)
    {
        if (kind == HclTemplateKind.FlushHeredoc)
        {
            HclTemplatePiece.TakeIndentation(pieces);
        }

        var tree = new HclTemplateTree(cursor, pieces, close);
        var parts = tree.Parts();
        return new HclTemplate(kind, parts, cursor.Place(contentStart, close.Start), cursor.Place(start, close.End), tree.Height);
    }

    private List<HclTemplatePiece> Pieces(HclTokenKind end, out HclToken close)
    {
        var pieces = new List<HclTemplatePiece>(1);
        var first = cursor.Next;
        var trimNext = false;
        while (true)
        {
            close = cursor.Next;
            switch (cursor.Kind)
            {
                case HclTokenKind.QuotedText or HclTokenKind.TemplateText:
                    var text = new HclTextRuns(cursor);
                    HclTextDecoder.Decode(cursor, cursor.Read(), text);
                    if (trimNext)
                    {
                        text.TrimStart(text.LeadingSpaces());
                    }

                    pieces.Add(new HclTemplatePiece(HclTemplatePieceKind.Text, close.Start, close.End) { Text = text });
                    trimNext = false;
                    break;
                case HclTokenKind.OpenInterpolation or HclTokenKind.OpenDirective:
                    if (!Sequence(end, first, pieces, out trimNext))
                    {
                        return pieces;
                    }

                    break;
                default:
                    close = Close(end, pieces);
                    return pieces;
            }
        }
    }

    // Gives the token that closes, or an empty one where none does.
    private HclToken Close(HclTokenKind end, List<HclTemplatePiece> pieces)
    {
        var next = cursor.Next;
        if (cursor.Kind == end)
        {
            var atEnd = end == HclTokenKind.CloseHeredoc && next.End == cursor.Text.Length;
            if (end != HclTokenKind.End)
            {
                cursor.Read();
            }

            if (atEnd)
            {
                cursor.Report(cursor.Next, "the name that closes a heredoc is followed by a new line");
            }

            return next;
        }

        // Of a string that its line's end closed, the lexer has told.
        if (!(end == HclTokenKind.CloseQuote && cursor.Kind == HclTokenKind.Newline))
        {
            ReportUnclosed(end, next);
        }

        var last = pieces.Count == 0 ? cursor.LastEnd : pieces[pieces.Count - 1].End;
        return new HclToken(HclTokenKind.End, last, 0);
    }

    // HashiCorp's parser tells of an unclosed heredoc at the end of the file, also where reading took hold again before.
    private void ReportUnclosed(HclTokenKind end, HclToken next)
    {
        if (end == HclTokenKind.CloseHeredoc)
        {
            cursor.Report(new HclToken(HclTokenKind.End, cursor.Text.Length, 0), "this file ends within a heredoc: the name that closes it must stand on a line of its own");
            return;
        }

        cursor.Fail(next, "this string is never closed");
    }

    // sequence = ("${" | "${~") expression ("}" | "~}") | directive; false where the template breaks off in it
    private bool Sequence(HclTokenKind end, HclToken first, List<HclTemplatePiece> pieces, out bool trimNext)
    {
        var open = cursor.Read();
        if (open.Length == 3 && pieces.Count > 0)
        {
            pieces[pieces.Count - 1].Text?.TrimEnd();
        }

        cursor.Newlines = false;
        var isInterpolation = open.Kind == HclTokenKind.OpenInterpolation;
        var piece = isInterpolation
            ? new HclTemplatePiece(HclTemplatePieceKind.Interpolation, open.Start, open.End) { Expression = expressions.Expression() }
            : new HclDirectiveParser(cursor, expressions).Directive(open);
        if (!cursor.Stuck && cursor.Kind != HclTokenKind.CloseSequence)
        {
            FailUnclosed(isInterpolation, end, first);
        }

        var closed = SequenceEnd(pieces, piece, out trimNext);
        cursor.Newlines = true;
        return closed;
    }

    private bool SequenceEnd(List<HclTemplatePiece> pieces, HclTemplatePiece? piece, out bool trimNext)
    {
        trimNext = false;
        var closed = true;
        var rescued = new List<HclExpression>();
        if (cursor.Stuck)
        {
            expressions.Recovery.ToClose(HclTokenKind.CloseSequence, rescued);
            closed = !cursor.Stuck;
        }
        else
        {
            trimNext = cursor.Read().Length == 2;
        }

        if (piece is not null)
        {
            pieces.Add(piece.EndingAt(cursor.LastEnd));
        }

        foreach (var expression in rescued)
        {
            pieces.Add(new HclTemplatePiece(HclTemplatePieceKind.Interpolation, cursor.LastEnd, cursor.LastEnd) { Expression = expression });
        }

        return closed;
    }

    private void FailUnclosed(bool isInterpolation, HclTokenKind end, HclToken first)
    {
        if (isInterpolation && (cursor.AtEnd || (end == HclTokenKind.CloseQuote && cursor.Kind is HclTokenKind.OpenQuote or HclTokenKind.CloseQuote)))
        {
            cursor.Fail(first, "an interpolation in this string is never closed with }");
            return;
        }

        cursor.Fail(cursor.Next, "a closing } is expected here (a ${ or %{ that is meant literally is written $${ or %%{)");
    }
}
