using Pvelint.Hcl;

namespace Pvelint.Tests.Hcl;

/// <summary>An expression as a line of text that shows how it was read: each operation in parentheses, kinds by their signs.</summary>
internal static class Shapes
{
    public static string Of(HclExpression expression) => expression switch
    {
        HclLiteral literal => literal.Text,
        HclTemplate template => "'" + Of(template.Parts) + "'",
        HclTuple tuple => "[" + string.Join(", ", tuple.Items.Select(Of)) + "]",
        HclObject item => "{" + string.Join(", ", item.Items.Select(entry => (entry.Name ?? "(" + Of(entry.Key) + ")") + ": " + Of(entry.Value))) + "}",
        HclTraversal traversal => (traversal.RootName ?? "<" + Of(traversal.Source!) + ">") + string.Concat(traversal.Steps.Select(Of)),
        HclCall call => call.Name + "(" + string.Join(", ", call.Arguments.Select(Of)) + (call.ExpandsLast ? "..." : "") + ")",
        HclUnary unary => "(" + unary.Operator + " " + Of(unary.Operand) + ")",
        HclBinary binary => "(" + Of(binary.Left) + " " + binary.Operator + " " + Of(binary.Right) + ")",
        HclConditional choice => "(" + Of(choice.Condition) + " ? " + Of(choice.WhenTrue) + " : " + Of(choice.WhenFalse) + ")",
        HclParentheses parentheses => "<" + Of(parentheses.Inner) + ">",
        HclFor loop => "for(" + loop.KeyName + "," + loop.ValueName + " in " + Of(loop.Collection) + ": " + (loop.Key is null ? "" : Of(loop.Key) + " => ")
            + Of(loop.Value) + (loop.Groups ? "..." : "") + (loop.Condition is null ? "" : " if " + Of(loop.Condition)) + ")",
        HclBadExpression bad => "bad(" + string.Join(", ", bad.Parts.Select(Of)) + ")",
        _ => throw new InvalidOperationException(expression.GetType().Name),
    };

    public static string Of(IReadOnlyList<HclTemplatePart> parts) => string.Concat(parts.Select(part => part switch
    {
        HclText text => text.Value,
        HclInterpolation interpolation => "${" + Of(interpolation.Expression) + "}",
        HclTemplateIf choice => "%{if " + Of(choice.Condition) + "}" + Of(choice.WhenTrue) + "%{else}" + Of(choice.WhenFalse) + "%{endif}",
        HclTemplateFor loop => "%{for " + loop.KeyName + "," + loop.ValueName + " in " + Of(loop.Collection) + "}" + Of(loop.Body) + "%{endfor}",
        _ => throw new InvalidOperationException(part.GetType().Name),
    }));

    private static string Of(HclStep step) => step switch
    {
        HclAttributeStep attribute => "." + attribute.Name,
        HclIndexStep index => "[" + Of(index.Key) + "]",
        HclSplatStep { IsFull: true } => "[*]",
        _ => ".*",
    };
}
