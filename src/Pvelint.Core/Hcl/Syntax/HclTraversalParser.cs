namespace Pvelint.Hcl;

/// <summary>Reads names, function calls and the steps after a term.</summary>
internal sealed class HclTraversalParser(HclCursor cursor, HclExpressionParser expressions)
{
    /// <summary>Whether a step begins with that token.</summary>
    public static bool Continues(HclTokenKind kind) => kind is HclTokenKind.Dot or HclTokenKind.OpenBracket;

    /// <summary>name {step} | keyword {step} | call {step}</summary>
    public HclExpression NameOrCall()
    {
        var name = cursor.Read();
        if (cursor.Kind is HclTokenKind.OpenParenthesis or HclTokenKind.DoubleColon)
        {
            var call = Call(name);
            return cursor.Stuck || !Continues(cursor.Kind) ? call : new HclTraversal(call, Steps(), cursor.Place(name.Start, cursor.LastEnd));
        }

        var place = cursor.Place(name);
        if (KeywordOf(name) is { } kind)
        {
            var literal = new HclLiteral(kind, cursor.TextOf(name), place);
            return Continues(cursor.Kind) ? new HclTraversal(literal, Steps(), cursor.Place(name.Start, cursor.LastEnd)) : literal;
        }

        var text = cursor.TextOf(name);
        return Continues(cursor.Kind)
            ? new HclTraversal(text, place, Steps(), cursor.Place(name.Start, cursor.LastEnd))
            : new HclTraversal(text, place, [], place);
    }

    /// <summary>step = "." name | "." number | ".*" | "[" expression "]" | "[*]"</summary>
    public IReadOnlyList<HclStep> Steps()
    {
        var steps = new List<HclStep>(2);
        var inAttributeSplat = false;
        while (!cursor.Stuck && Continues(cursor.Kind))
        {
            if (cursor.Kind == HclTokenKind.Dot)
            {
                Dot(steps, ref inAttributeSplat);
            }
            else
            {
                Bracket(steps);
                inAttributeSplat = false;
            }
        }

        return steps;
    }

    private HclLiteralKind? KeywordOf(HclToken name)
    {
        if (cursor.Is(name, "true") || cursor.Is(name, "false"))
        {
            return HclLiteralKind.Boolean;
        }

        return cursor.Is(name, "null") ? HclLiteralKind.Null : null;
    }

    private void Dot(List<HclStep> steps, ref bool inAttributeSplat)
    {
        var dot = cursor.Read();
        switch (cursor.Kind)
        {
            case HclTokenKind.Identifier:
                var name = cursor.Read();
                steps.Add(new HclAttributeStep(cursor.TextOf(name), cursor.Place(dot.Start, name.End)));
                break;
            case HclTokenKind.Number:
                LegacyIndex(dot, steps);
                break;
            case HclTokenKind.Star when inAttributeSplat:
                cursor.Fail(cursor.Next, "a splat cannot stand in another splat that takes attributes alone: use [*]");
                break;
            case HclTokenKind.Star:
                var star = cursor.Read();
                inAttributeSplat = true;
                steps.Add(new HclSplatStep(isFull: false, cursor.Place(dot.Start, star.End)));
                break;
            default:
                cursor.Fail(cursor.Next, "an attribute's name is expected after the dot");
                break;
        }
    }

    // `list.0`, of the days before `list[0]`. `list.0.1` reads as the number 0.1 and is refused.
    private void LegacyIndex(HclToken dot, List<HclStep> steps)
    {
        var token = cursor.Read();
        if (cursor.TextOf(token).IndexOf('.') >= 0)
        {
            cursor.Report(token, "two indexes after dots read as one number: write [0][1]");
        }

        steps.Add(new HclIndexStep(expressions.Number(token), cursor.Place(dot.Start, token.End)));
    }

    private void Bracket(List<HclStep> steps)
    {
        var open = cursor.Read();
        if (cursor.Kind == HclTokenKind.Star)
        {
            cursor.Read();
            Close("the star of a splat is followed by a closing bracket: [*]");
            steps.Add(new HclSplatStep(isFull: true, cursor.Place(open.Start, cursor.LastEnd)));
            return;
        }

        var newlines = cursor.Newlines;
        cursor.Newlines = false;
        var key = expressions.Expression();
        Close("a closing bracket is expected after the index");
        cursor.Newlines = newlines;
        steps.Add(new HclIndexStep(key, cursor.Place(open.Start, cursor.LastEnd)));
    }

    private void Close(string message)
    {
        if (!cursor.Stuck && cursor.Kind != HclTokenKind.CloseBracket)
        {
            cursor.Fail(cursor.Next, message);
        }

        if (cursor.Stuck)
        {
            expressions.Recovery.ToClose(HclTokenKind.CloseBracket, []);
            return;
        }

        cursor.Read();
    }

    // call = name {"::" name} "(" [expression {"," expression} ["," | "..."]] ")"
    private HclExpression Call(HclToken first)
    {
        var last = first;
        while (cursor.Kind == HclTokenKind.DoubleColon)
        {
            cursor.Read();
            if (cursor.Kind != HclTokenKind.Identifier)
            {
                cursor.Fail(cursor.Next, "a function's name is expected after ::");
                return expressions.Bad([]);
            }

            last = cursor.Read();
        }

        if (cursor.Kind != HclTokenKind.OpenParenthesis)
        {
            cursor.Fail(cursor.Next, "a function's name with :: is followed by its arguments in parentheses");
            return expressions.Bad([]);
        }

        var name = last.Equals(first) ? cursor.TextOf(first) : NameOf(first, last);
        var newlines = cursor.Newlines;
        cursor.Newlines = false;
        var open = cursor.Read();
        var arguments = new List<HclExpression>();
        var expands = Arguments(first, open, arguments);
        cursor.Newlines = newlines;
        return new HclCall(name, cursor.Place(first.Start, last.End), arguments, expands, cursor.Place(first.Start, cursor.LastEnd));
    }

    // Blanks and comments may stand between the parts of a name.
    private string NameOf(HclToken first, HclToken last)
    {
        var text = cursor.Text.Substring(first.Start, last.End - first.Start);
        return string.Join("::", text.Split([':'], StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim()));
    }

    private bool Arguments(HclToken name, HclToken open, List<HclExpression> arguments)
    {
        while (cursor.Kind != HclTokenKind.CloseParenthesis)
        {
            var mark = cursor.Mark;
            arguments.Add(expressions.Expression());
            if (cursor.Stuck)
            {
                if (!expressions.Recovery.ToItem(HclTokenKind.CloseParenthesis, arguments))
                {
                    return false;
                }

                continue;
            }

            switch (cursor.Kind)
            {
                case HclTokenKind.Comma:
                    cursor.Read();
                    break;
                case HclTokenKind.CloseParenthesis:
                    break;
                case HclTokenKind.Ellipsis:
                    Ellipsis(arguments);
                    return true;
                default:
                    if (!WithoutComma(name, open, mark, arguments))
                    {
                        return false;
                    }

                    break;
            }
        }

        cursor.Read();
        return false;
    }

    private void Ellipsis(List<HclExpression> arguments)
    {
        var dots = cursor.Read();
        if (cursor.Kind != HclTokenKind.CloseParenthesis)
        {
            cursor.Fail(dots, "an argument with ... is the last: a closing parenthesis is expected after it");
            expressions.Recovery.ToClose(HclTokenKind.CloseParenthesis, arguments);
            return;
        }

        cursor.Read();
    }

    private bool WithoutComma(HclToken name, HclToken open, (int Index, int LastEnd) mark, List<HclExpression> arguments)
    {
        if (cursor.AtEnd)
        {
            cursor.Fail(name with { Length = open.End - name.Start }, "the parenthesis of this call is never closed");
            return false;
        }

        cursor.Fail(cursor.Next, "a comma or a closing parenthesis is expected after an argument");
        expressions.Recovery.ToOwnLine(mark);
        return expressions.Recovery.ToNextValue(HclTokenKind.CloseParenthesis, arguments);
    }
}
