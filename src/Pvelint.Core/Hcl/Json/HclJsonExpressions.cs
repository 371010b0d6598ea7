using Pvelint.Text;

namespace Pvelint.Hcl;

/// <summary>Turns JSON values into the expressions that native syntax gives. Strings are templates.</summary>
internal static class HclJsonExpressions
{
    public static HclExpression Of(HclJsonValue value)
    {
        HclExpression expression = value switch
        {
            HclJsonObject item => new HclObject([.. item.Properties.Select(property => new HclObjectItem(Template(property.Name, property.Name.Span), Of(property.Value)))], item.Span),
            HclJsonArray array => new HclTuple([.. array.Items.Select(Of)], array.Span),
            HclJsonString text => Template(text.Text, text.Span),
            HclJsonNumber number => new HclLiteral(HclLiteralKind.Number, number.Text, number.Span),
            HclJsonBoolean boolean => new HclLiteral(HclLiteralKind.Boolean, boolean.Value ? "true" : "false", boolean.Span),
            HclJsonNull => new HclLiteral(HclLiteralKind.Null, "null", value.Span),
            _ => new HclBadExpression([], value.Span),
        };
        return expression.Height > HclFile.MaxDepth ? new HclBadExpression([], expression.Span) : expression;
    }

    // Whether a string is a template depends on what reads it, so one that is broken as a template is plain text.
    private static HclTemplate Template(HclText text, TextSpan span)
    {
        var holdsSequence = text.Value.IndexOf("${", StringComparison.Ordinal) >= 0 || text.Value.IndexOf("%{", StringComparison.Ordinal) >= 0;
        var template = holdsSequence ? HclParser.ParseTemplate(text.Value, text.Map) : null;
        return new HclTemplate(HclTemplateKind.Json, template?.Parts ?? [text], text.Span, span, template?.Height ?? 1);
    }
}
