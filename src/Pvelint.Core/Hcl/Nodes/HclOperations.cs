using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>An operator of one or two operands.</summary>
public enum HclOperator
{
    /// <summary><c>-x</c></summary>
    Negate,

    /// <summary><c>!x</c></summary>
    Not,

    /// <summary><c>||</c></summary>
    Or,

    /// <summary><c>&amp;&amp;</c></summary>
    And,

    /// <summary><c>==</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>%</c></summary>
    Modulo,
}

/// <summary><c>-x</c> or <c>!x</c></summary>
public sealed class HclUnary : HclExpression
{
    internal HclUnary(HclOperator @operator, HclExpression operand, TextSpan span)
        : base(span, Above(operand))
    {
        Operator = @operator;
        Operand = operand;
    }

    /// <summary>The operator.</summary>
    public HclOperator Operator { get; }

    /// <summary>The operand.</summary>
    public HclExpression Operand { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => [Operand];
}

/// <summary><c>x + y</c> and its like</summary>
public sealed class HclBinary : HclExpression
{
    internal HclBinary(HclExpression left, HclOperator @operator, HclExpression right)
        : base(TextSpan.FromBounds(left.Span.Start, right.Span.End), Above(left, right))
    {
        Left = left;
        Operator = @operator;
        Right = right;
    }

    /// <summary>What stands before the operator.</summary>
    public HclExpression Left { get; }

    /// <summary>The operator.</summary>
    public HclOperator Operator { get; }

    /// <summary>What stands after the operator.</summary>
    public HclExpression Right { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => [Left, Right];
}

/// <summary><c>condition ? whenTrue : whenFalse</c></summary>
public sealed class HclConditional : HclExpression
{
    internal HclConditional(HclExpression condition, HclExpression whenTrue, HclExpression whenFalse)
        : base(TextSpan.FromBounds(condition.Span.Start, whenFalse.Span.End), Math.Max(Above(condition), Above(whenTrue, whenFalse)))
    {
        Condition = condition;
        WhenTrue = whenTrue;
        WhenFalse = whenFalse;
    }

    /// <summary>The condition.</summary>
    public HclExpression Condition { get; }

    /// <summary>The value where the condition holds.</summary>
    public HclExpression WhenTrue { get; }

    /// <summary>The value where it does not.</summary>
    public HclExpression WhenFalse { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => [Condition, WhenTrue, WhenFalse];
}

/// <summary><c>(x)</c></summary>
public sealed class HclParentheses : HclExpression
{
    internal HclParentheses(HclExpression inner, TextSpan span)
        : base(span, Above(inner)) => Inner = inner;

    /// <summary>What stands in them.</summary>
    public HclExpression Inner { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => [Inner];

    /// <inheritdoc/>
    public override HclText? AsText() => Inner.AsText();
}

/// <summary><c>name(a, b...)</c></summary>
public sealed class HclCall : HclExpression
{
    internal HclCall(string name, TextSpan nameSpan, IReadOnlyList<HclExpression> arguments, bool expandsLast, TextSpan span)
        : base(span, Above(arguments))
    {
        Name = name;
        NameSpan = nameSpan;
        Arguments = arguments;
        ExpandsLast = expandsLast;
    }

    /// <summary>The function's name, with its namespaces: <c>provider::x::f</c>.</summary>
    public string Name { get; }

    /// <summary>The place of the name.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The arguments in order.</summary>
    public IReadOnlyList<HclExpression> Arguments { get; }

    /// <summary>Whether the last argument is a list whose items are the last arguments (<c>...</c>).</summary>
    public bool ExpandsLast { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => Arguments;
}

/// <summary>What is no expression; holds what could be read of it, so that a secret in a broken list is still seen.</summary>
public sealed class HclBadExpression : HclExpression
{
    internal HclBadExpression(IReadOnlyList<HclExpression> parts, TextSpan span)
        : base(span, Above(parts)) => Parts = parts;

    /// <summary>What could be read of it.</summary>
    public IReadOnlyList<HclExpression> Parts { get; }

    /// <inheritdoc/>
    public override IEnumerable<HclExpression> Children => Parts;
}
