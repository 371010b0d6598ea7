using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>Reads expressions: operators and what they stand between. A method for each rule of the grammar.</summary>
internal sealed class HclExpressionParser
{
    /// <summary>What to say of what is skipped for its depth.</summary>
    public static readonly string NestedTooDeep = $"nested more than {HclFile.MaxDepth} levels deep: what stands here is not read";

    private readonly HclCursor _cursor;
    private readonly HclCollectionParser _collections;
    private readonly HclTraversalParser _traversals;

    public HclExpressionParser(HclCursor cursor)
    {
        _cursor = cursor;
        Templates = new HclTemplateParser(cursor, this);
        Recovery = new HclRecovery(cursor, Templates);
        _collections = new HclCollectionParser(cursor, this);
        _traversals = new HclTraversalParser(cursor, this);
    }

    public HclTemplateParser Templates { get; }

    public HclRecovery Recovery { get; }

    /// <summary>Whether an expression may begin with that token.</summary>
    public static bool Begins(HclTokenKind kind) => kind is HclTokenKind.Identifier or HclTokenKind.Number or HclTokenKind.OpenQuote
        or HclTokenKind.OpenHeredoc or HclTokenKind.OpenBracket or HclTokenKind.OpenBrace or HclTokenKind.OpenParenthesis
        or HclTokenKind.Minus or HclTokenKind.Not;

    /// <summary>expression = binary ["?" expression ":" expression]</summary>
    public HclExpression Expression()
    {
        if (_cursor.Depth >= HclFile.MaxDepth)
        {
            return TooDeep();
        }

        var start = _cursor.Next;
        _cursor.Depth++;
        var expression = Conditional();
        _cursor.Depth--;
        if (expression.Height > HclFile.MaxDepth)
        {
            _cursor.Report(start, NestedTooDeep);
            return new HclBadExpression([], expression.Span);
        }

        return expression;
    }

    /// <summary>What could be read of an expression that breaks off here.</summary>
    public HclExpression Bad(IReadOnlyList<HclExpression> parts) => new HclBadExpression(
        parts, parts.Count == 0 ? _cursor.Place(_cursor.Next.Start, _cursor.Next.Start) : TextSpan.FromBounds(parts[0].Span.Start, parts[parts.Count - 1].Span.End));

    private HclExpression Conditional()
    {
        var condition = Binary(0);
        if (_cursor.Stuck || _cursor.Kind != HclTokenKind.Question)
        {
            return condition;
        }

        _cursor.Read();
        var whenTrue = Expression();
        if (_cursor.Stuck)
        {
            return Bad([condition, whenTrue]);
        }

        if (_cursor.Kind != HclTokenKind.Colon)
        {
            _cursor.Fail(_cursor.Next, "a conditional needs both values: condition ? value : value");
            return Bad([condition, whenTrue]);
        }

        _cursor.Read();
        return new HclConditional(condition, whenTrue, Expression());
    }

    // binary = operand {operator binary}: operators of a higher level bind tighter, those of one level group from the left.
    private HclExpression Binary(int level)
    {
        var left = Operand();
        while (!_cursor.Stuck && LevelOf(_cursor.Kind) is var own && own > level)
        {
            var sign = _cursor.Read();
            var right = Binary(own);
            if (Math.Max(left.Height, right.Height) >= HclFile.MaxDepth)
            {
                _cursor.Report(sign, NestedTooDeep);
                left = Bad([]);
            }

            left = new HclBinary(left, OperatorOf(sign.Kind), right);
        }

        return left;
    }

    // operand = ("-" | "!") operand | term {step}
    private HclExpression Operand()
    {
        var start = _cursor.Next.Start;
        switch (_cursor.Kind)
        {
            case HclTokenKind.Minus or HclTokenKind.Not:
                return Unary();
            case HclTokenKind.Identifier:
                return _traversals.NameOrCall();
            default:
                var term = Term();
                return _cursor.Stuck || !HclTraversalParser.Continues(_cursor.Kind)
                    ? term
                    : new HclTraversal(term, _traversals.Steps(), _cursor.Place(start, _cursor.LastEnd));
        }
    }

    private HclExpression Unary()
    {
        if (_cursor.Depth >= HclFile.MaxDepth)
        {
            return TooDeep();
        }

        var sign = _cursor.Read();
        _cursor.Depth++;
        var operand = Operand();
        _cursor.Depth--;
        var symbol = sign.Kind == HclTokenKind.Minus ? HclOperator.Negate : HclOperator.Not;
        return new HclUnary(symbol, operand, _cursor.Place(sign.Start, _cursor.LastEnd));
    }

    // term = number | template | "(" expression ")" | tuple | object; names are read where their steps are
    private HclExpression Term()
    {
        switch (_cursor.Kind)
        {
            case HclTokenKind.Number:
                return Number(_cursor.Read());
            case HclTokenKind.OpenQuote or HclTokenKind.OpenHeredoc:
                return Templates.Template();
            case HclTokenKind.OpenParenthesis:
                return Parentheses();
            case HclTokenKind.OpenBracket:
                return _collections.Tuple();
            case HclTokenKind.OpenBrace:
                return _collections.Object();
            default:
                _cursor.Fail(_cursor.Next, "a value is expected here: a string, number, list, object, reference or function call");
                return Bad([]);
        }
    }

    /// <summary>A number as a literal; digits and points in an order that makes none are reported.</summary>
    public HclExpression Number(HclToken token)
    {
        var text = _cursor.TextOf(token);
        if (!IsNumber(text))
        {
            _cursor.Report(token, "this is no number: digits, at most one point, at most one exponent");
        }

        return new HclLiteral(HclLiteralKind.Number, text, _cursor.Place(token));
    }

    private HclExpression Parentheses()
    {
        var open = _cursor.Read();
        var newlines = _cursor.Newlines;
        _cursor.Newlines = false;
        var mark = _cursor.Mark;
        var inner = Expression();
        if (!_cursor.Stuck && _cursor.Kind != HclTokenKind.CloseParenthesis)
        {
            _cursor.Fail(_cursor.Next, "a closing parenthesis is expected here");
            Recovery.ToOwnLine(mark);
        }

        var rescued = new List<HclExpression> { inner };
        if (_cursor.Stuck)
        {
            Recovery.ToClose(HclTokenKind.CloseParenthesis, rescued);
        }
        else
        {
            _cursor.Read();
        }

        _cursor.Newlines = newlines;
        return new HclParentheses(rescued.Count == 1 ? inner : Bad(rescued), _cursor.Place(open.Start, _cursor.LastEnd));
    }

    private HclExpression TooDeep()
    {
        _cursor.Fail(_cursor.Next, NestedTooDeep);
        return Bad([]);
    }

    private static int LevelOf(HclTokenKind kind) => kind switch
    {
        HclTokenKind.Or => 1,
        HclTokenKind.And => 2,
        HclTokenKind.EqualEqual or HclTokenKind.NotEqual => 3,
        HclTokenKind.Less or HclTokenKind.LessOrEqual or HclTokenKind.Greater or HclTokenKind.GreaterOrEqual => 4,
        HclTokenKind.Plus or HclTokenKind.Minus => 5,
        HclTokenKind.Star or HclTokenKind.Slash or HclTokenKind.Percent => 6,
        _ => 0,
    };

    private static HclOperator OperatorOf(HclTokenKind kind) => kind switch
    {
        HclTokenKind.Or => HclOperator.Or,
        HclTokenKind.And => HclOperator.And,
        HclTokenKind.EqualEqual => HclOperator.Equal,
        HclTokenKind.NotEqual => HclOperator.NotEqual,
        HclTokenKind.Less => HclOperator.Less,
        HclTokenKind.LessOrEqual => HclOperator.LessOrEqual,
        HclTokenKind.Greater => HclOperator.Greater,
        HclTokenKind.GreaterOrEqual => HclOperator.GreaterOrEqual,
        HclTokenKind.Plus => HclOperator.Add,
        HclTokenKind.Minus => HclOperator.Subtract,
        HclTokenKind.Star => HclOperator.Multiply,
        HclTokenKind.Slash => HclOperator.Divide,
        _ => HclOperator.Modulo,
    };

    // The lexer takes digits, points and exponents in any order.
    private static bool IsNumber(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var point = text.IndexOf('.');
        return text.LastIndexOf('.') == point
            && text.LastIndexOfAny(['e', 'E']) == exponent
            && (exponent < 0 || point < exponent);
    }
}
