namespace Pvelint.Hcl;

/// <summary>Reads tuples, objects and <c>for</c> expressions.</summary>
internal sealed class HclCollectionParser(HclCursor cursor, HclExpressionParser expressions)
{
    /// <summary>tuple = "[" [expression {"," expression} [","]] "]" | for</summary>
    public HclExpression Tuple()
    {
        var open = cursor.Read();
        var newlines = cursor.Newlines;
        cursor.Newlines = false;
        var tuple = cursor.IsWord("for") ? For(open, HclTokenKind.CloseBracket) : TupleItems(open);
        cursor.Newlines = newlines;
        return tuple;
    }

    /// <summary>object = "{" {expression ("=" | ":") expression ("," | newline)} "}" | for</summary>
    public HclExpression Object()
    {
        var open = cursor.Read();
        var newlines = cursor.Newlines;

        // A `for` may stand on the next line, though the items of an object end with their lines.
        cursor.Newlines = false;
        var isFor = cursor.IsWord("for");
        cursor.Newlines = !isFor;
        var result = isFor ? For(open, HclTokenKind.CloseBrace) : ObjectItems(open);
        cursor.Newlines = newlines;
        return result;
    }

    private HclExpression TupleItems(HclToken open)
    {
        var items = new List<HclExpression>();
        while (cursor.Kind != HclTokenKind.CloseBracket)
        {
            var mark = cursor.Mark;
            items.Add(expressions.Expression());
            if (!AfterTupleItem(open, mark, items))
            {
                return new HclTuple(items, cursor.Place(open.Start, cursor.LastEnd));
            }
        }

        cursor.Read();
        return new HclTuple(items, cursor.Place(open.Start, cursor.LastEnd));
    }

    private bool AfterTupleItem(HclToken open, (int Index, int LastEnd) mark, List<HclExpression> items)
    {
        if (cursor.Stuck)
        {
            return expressions.Recovery.ToItem(HclTokenKind.CloseBracket, items);
        }

        switch (cursor.Kind)
        {
            case HclTokenKind.Comma:
                cursor.Read();
                return true;
            case HclTokenKind.CloseBracket:
                return true;
            default:
                cursor.Fail(
                    cursor.AtEnd ? open : cursor.Next,
                    cursor.AtEnd ? "this list is never closed" : "a comma or a closing bracket is expected after an item of a list");
                expressions.Recovery.ToOwnLine(mark);
                return expressions.Recovery.ToNextValue(HclTokenKind.CloseBracket, items);
        }
    }

    private HclExpression ObjectItems(HclToken open)
    {
        var items = new List<HclObjectItem>();
        var rescued = new List<HclExpression>();
        var goesOn = true;
        while (goesOn && cursor.Kind != HclTokenKind.CloseBrace)
        {
            if (cursor.Kind == HclTokenKind.Newline)
            {
                cursor.Read();
                continue;
            }

            goesOn = ObjectItem(open, items, rescued);
        }

        if (goesOn)
        {
            cursor.Read();
        }

        if (rescued.Count > 0)
        {
            var bad = expressions.Bad(rescued);
            items.Add(new HclObjectItem(expressions.Bad([]), bad));
        }

        return new HclObject(items, cursor.Place(open.Start, cursor.LastEnd));
    }

    private bool ObjectItem(HclToken open, List<HclObjectItem> items, List<HclExpression> rescued)
    {
        var key = expressions.Expression();
        if (!cursor.Stuck && !Separator(open))
        {
            cursor.Stuck = !HclExpressionParser.Begins(cursor.Kind);
        }

        if (cursor.Stuck)
        {
            return expressions.Recovery.ToItem(HclTokenKind.CloseBrace, rescued);
        }

        items.Add(new HclObjectItem(key, expressions.Expression()));
        if (cursor.Stuck)
        {
            return expressions.Recovery.ToItem(HclTokenKind.CloseBrace, rescued);
        }

        switch (cursor.Kind)
        {
            case HclTokenKind.Comma or HclTokenKind.Newline:
                cursor.Read();
                return true;
            case HclTokenKind.CloseBrace:
                return true;
            default:
                cursor.Fail(
                    cursor.AtEnd ? open : cursor.Next,
                    cursor.AtEnd ? "this object is never closed" : "a new line or a comma is expected after an item of an object");
                return expressions.Recovery.ToNextValue(HclTokenKind.CloseBrace, rescued);
        }
    }

    private bool Separator(HclToken open)
    {
        if (cursor.Kind is HclTokenKind.Equal or HclTokenKind.Colon)
        {
            cursor.Read();
            return true;
        }

        cursor.Fail(
            cursor.AtEnd ? open : cursor.Next,
            cursor.AtEnd ? "this object is never closed" : "an equals sign is expected after the key of an object (keys with dots or blanks stand in quotes)");
        return false;
    }

    // for = open "for" name ["," name] "in" expression ":" expression ["=>" expression] ["..."] ["if" expression] close
    private HclExpression For(HclToken open, HclTokenKind close)
    {
        cursor.Read();
        var parts = new List<HclExpression>();
        var loop = new HclForHeader(cursor, expressions).Read(parts);
        if (loop is null)
        {
            expressions.Recovery.ToClose(close, parts);
            return new HclBadExpression(parts, cursor.Place(open.Start, cursor.LastEnd));
        }

        var valueToken = cursor.Next;
        var value = Part(parts);
        HclExpression? key = null;
        if (!cursor.Stuck && cursor.Kind == HclTokenKind.Arrow)
        {
            cursor.Read();
            key = value;
            value = Part(parts);
        }

        var (dots, condition) = cursor.Stuck ? (null, null) : ForEnd(parts);
        if (!cursor.Stuck && cursor.Kind != close)
        {
            cursor.Fail(cursor.Next, "the end of the 'for' expression is expected here");
        }

        if (cursor.Stuck)
        {
            expressions.Recovery.ToClose(close, parts);
            return new HclBadExpression(parts, cursor.Place(open.Start, cursor.LastEnd));
        }

        cursor.Read();
        Check(close, key is not null, valueToken, dots);
        return new HclFor(
            loop.KeyName, loop.ValueName, parts[0], key, value, dots is not null, condition, cursor.Place(open.Start, cursor.LastEnd));
    }

    private HclExpression Part(List<HclExpression> parts)
    {
        var expression = expressions.Expression();
        parts.Add(expression);
        return expression;
    }

    private (HclToken? Dots, HclExpression? Condition) ForEnd(List<HclExpression> parts)
    {
        HclToken? dots = cursor.Kind == HclTokenKind.Ellipsis ? cursor.Read() : null;
        if (!cursor.IsWord("if"))
        {
            return (dots, null);
        }

        cursor.Read();
        return (dots, Part(parts));
    }

    private void Check(HclTokenKind close, bool hasKey, HclToken value, HclToken? dots)
    {
        if (close == HclTokenKind.CloseBrace && !hasKey)
        {
            cursor.Report(value, "a 'for' that makes an object needs a key: {for x in list : key => value}");
        }

        if (close == HclTokenKind.CloseBracket && hasKey)
        {
            cursor.Report(value, "a 'for' that makes a list takes no key");
        }

        if (close == HclTokenKind.CloseBracket && dots is { } token)
        {
            cursor.Report(token, "a 'for' that makes a list cannot group with ...");
        }
    }
}
