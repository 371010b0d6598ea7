using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Analyzer.CSharp;

/// <summary>The values that an expression can have: one, a list, or one for each way that <c>??</c>, <c>?:</c> and <c>switch</c> leave open.</summary>
internal static class Values
{
    // C# 12's [a, b], which the Roslyn that we build against has no names for.
    private const int CollectionExpression = 9076;

    private const int MaxWays = 16;

    public static IEnumerable<SettingValue> Of(ExpressionSyntax expression, SemanticModel model)
    {
        var open = new Stack<ExpressionSyntax>();
        open.Push(expression);
        for (var ways = 0; open.Count > 0 && ways < MaxWays; ways++)
        {
            switch (open.Pop())
            {
                case ParenthesizedExpressionSyntax inner:
                    open.Push(inner.Expression);
                    break;
                case BinaryExpressionSyntax either when either.IsKind(SyntaxKind.CoalesceExpression):
                    open.Push(either.Right);
                    open.Push(either.Left);
                    break;
                case ConditionalExpressionSyntax choice:
                    open.Push(choice.WhenFalse);
                    open.Push(choice.WhenTrue);
                    break;
                case SwitchExpressionSyntax choice:
                    foreach (var arm in choice.Arms.Reverse())
                    {
                        open.Push(arm.Expression);
                    }

                    break;
                case var one:
                    yield return Single(one, model);
                    break;
            }
        }
    }

    private static SettingValue Single(ExpressionSyntax expression, SemanticModel model)
    {
        var span = new TextSpan(expression.SpanStart, expression.Span.Length);
        SettingValue Verbatim(ValueKind kind, string text) => new(kind, text, span, MapOf(text, span));

        if (Items(expression) is { } items)
        {
            return Verbatim(ValueKind.List, "") with { Items = [.. items.Select(item => ExpressionText.Read(item, model, out _))] };
        }

        return expression.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => Verbatim(ValueKind.Boolean, "true"),
            SyntaxKind.FalseLiteralExpression => Verbatim(ValueKind.Boolean, "false"),
            SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression => Verbatim(ValueKind.Null, ""),
            SyntaxKind.NumericLiteralExpression => Verbatim(ValueKind.Number, expression.ToString()),
            SyntaxKind.IdentifierName or SyntaxKind.SimpleMemberAccessExpression
                when model.GetConstantValue(expression) is { HasValue: true, Value: bool known } => Verbatim(ValueKind.Boolean, known ? "true" : "false"),
            _ => ExpressionText.Read(expression, model, out _),
        };
    }

    private static IEnumerable<ExpressionSyntax>? Items(ExpressionSyntax expression)
    {
        var initializer = expression switch
        {
            InitializerExpressionSyntax list when !list.IsKind(SyntaxKind.ObjectInitializerExpression) => list,
            ArrayCreationExpressionSyntax array => array.Initializer,
            ImplicitArrayCreationExpressionSyntax array => array.Initializer,
            BaseObjectCreationExpressionSyntax { Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } list } => list,
            _ => null,
        };
        if (initializer is not null)
        {
            return initializer.Expressions.Any(item => item is BaseObjectCreationExpressionSyntax or InitializerExpressionSyntax)
                ? null
                : initializer.Expressions;
        }

        return expression.RawKind == CollectionExpression
            ? expression.ChildNodes().SelectMany(element => element.ChildNodes()).OfType<ExpressionSyntax>()
            : null;
    }

    private static TextMap MapOf(string text, TextSpan span)
    {
        var builder = new TextMap.Builder();
        builder.Add(text.Length, span.Start, span.Length);
        return builder.Build();
    }
}
