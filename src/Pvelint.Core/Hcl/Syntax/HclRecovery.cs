namespace Pvelint.Hcl;

/// <summary>
/// Finds the way on after an error. Strings on the way are still read, so that what stands in a broken list is not lost.
/// Each token is skipped once.
/// </summary>
internal sealed class HclRecovery(HclCursor cursor, HclTemplateParser templates)
{
    /// <summary>Goes to the next item between brackets, or before the bracket that closes.</summary>
    /// <returns>False where the brackets seem never to be closed; reading is then still stuck.</returns>
    public bool ToItem(HclTokenKind close, List<HclExpression> rescued)
    {
        cursor.Stuck = false;
        var nesting = 0;
        while (!AtForeign(close, nesting))
        {
            if (nesting == 0 && cursor.Kind == close)
            {
                return true;
            }

            if (nesting == 0 && cursor.Kind is HclTokenKind.Comma or HclTokenKind.Newline)
            {
                cursor.Read();
                return true;
            }

            Skip(ref nesting, rescued);
        }

        cursor.Stuck = true;
        return false;
    }

    /// <summary>Where a comma is missing and a value follows, goes on with it; else as <see cref="ToItem"/>.</summary>
    public bool ToNextValue(HclTokenKind close, List<HclExpression> rescued)
    {
        if (!HclExpressionParser.Begins(cursor.Kind) || cursor.AtItem())
        {
            return ToItem(close, rescued);
        }

        cursor.Stuck = false;
        return true;
    }

    /// <summary>Goes past the bracket that closes.</summary>
    public void ToClose(HclTokenKind close, List<HclExpression> rescued)
    {
        cursor.Stuck = false;
        var nesting = 0;
        while (!AtForeign(close, nesting))
        {
            if (nesting == 0 && cursor.Kind == close)
            {
                cursor.Read();
                return;
            }

            Skip(ref nesting, rescued);
        }

        cursor.Stuck = true;
    }

    /// <summary>Goes to the end of the item of a body: a line break outside of brackets, or before what closes the body.</summary>
    public void ToItemEnd(List<HclExpression> rescued)
    {
        var nesting = 0;
        while (cursor.Kind != HclTokenKind.End && !cursor.AtItem())
        {
            if (nesting == 0 && (cursor.Kind == HclTokenKind.Newline || (cursor.Kind == HclTokenKind.CloseBrace && cursor.AtLineStart())))
            {
                break;
            }

            if (nesting == 0 && IsClose(cursor.Kind))
            {
                cursor.Read();
                continue;
            }

            Skip(ref nesting, rescued);
        }

        cursor.Regain();
    }

    /// <summary>
    /// Where a bracket was left open, the item of the next line was read as if it stood between the brackets, up to its
    /// equals sign: goes back to that line.
    /// </summary>
    /// <param name="mark">Where the last item between the brackets began.</param>
    public void ToOwnLine((int Index, int LastEnd) mark)
    {
        if (cursor.Kind != HclTokenKind.Equal)
        {
            return;
        }

        var here = cursor.Mark;
        cursor.GoTo(mark);
        if (!cursor.AtItem())
        {
            cursor.GoTo(here);
        }
    }

    // What belongs to a construct further out, which must not be skipped.
    private bool AtForeign(HclTokenKind close, int nesting)
    {
        if (cursor.Kind == HclTokenKind.End || (nesting == 0 && IsClose(cursor.Kind) && cursor.Kind != close))
        {
            return true;
        }

        // Items of an object look like those of a body.
        return close == HclTokenKind.CloseBrace ? cursor.AtBlock() : cursor.AtItem();
    }

    private void Skip(ref int nesting, List<HclExpression> rescued)
    {
        if (cursor.Kind is HclTokenKind.OpenQuote or HclTokenKind.OpenHeredoc && cursor.Depth < HclFile.MaxDepth)
        {
            rescued.Add(templates.Template());
            cursor.Stuck = false;
            return;
        }

        nesting += IsOpen(cursor.Kind) ? 1 : IsClose(cursor.Kind) ? -1 : 0;
        cursor.Read();
    }

    private static bool IsOpen(HclTokenKind kind) => kind is HclTokenKind.OpenBrace or HclTokenKind.OpenBracket or HclTokenKind.OpenParenthesis
        or HclTokenKind.OpenQuote or HclTokenKind.OpenHeredoc or HclTokenKind.OpenInterpolation or HclTokenKind.OpenDirective;

    private static bool IsClose(HclTokenKind kind) => kind is HclTokenKind.CloseBrace or HclTokenKind.CloseBracket or HclTokenKind.CloseParenthesis
        or HclTokenKind.CloseQuote or HclTokenKind.CloseHeredoc or HclTokenKind.CloseSequence;
}
