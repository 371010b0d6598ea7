using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Analyzer.CSharp;

/// <summary>
/// The text that an expression has when the program runs, as far as the source tells: literals, concatenations and
/// interpolations, with constants, fields and variables followed to what they start with. All else is a hole.
/// </summary>
internal sealed class ExpressionText
{
    private const int MaxDepth = 16;
    private const int MaxPieces = 512;
    private const int MaxLength = 1 << 16;

    private readonly SemanticModel _model;
    private readonly StringBuilder _text = new();
    private readonly TextMap.Builder _map = new();
    private int _pieces;
    private int _holes;

    private ExpressionText(SemanticModel model) => _model = model;

    /// <summary>The text of an expression with the place of each unit.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="model">Resolves names.</param>
    /// <param name="isComposed">Whether the text stands otherwise in the file: escaped, or in several pieces.</param>
    public static SettingValue Read(ExpressionSyntax expression, SemanticModel model, out bool isComposed)
    {
        var reader = new ExpressionText(model);
        reader.Append(expression, 0);
        var map = reader._map.Build();
        var text = reader._text.ToString();
        var span = new TextSpan(expression.SpanStart, expression.Span.Length);
        isComposed = reader._pieces > 1 || map.ToSource(new TextSpan(0, text.Length)).Length != text.Length;
        if (reader._holes == text.Length)
        {
            isComposed = false;
            return text.Length == 0
                ? new SettingValue(ValueKind.Literal, "", span, TextMap.At(span.Start, 0))
                : new SettingValue(ValueKind.Reference, expression.ToString(), span, TextMap.At(span.Start, span.Length));
        }

        var kind = reader._holes == 0 ? ValueKind.Literal : ValueKind.Template;
        return new SettingValue(kind, text, reader._pieces == 1 ? map.ToSource(new TextSpan(0, text.Length)) : span, map);
    }

    private void Append(ExpressionSyntax expression, int depth)
    {
        if (depth > MaxDepth || ++_pieces > MaxPieces || _text.Length > MaxLength)
        {
            Hole(expression);
            return;
        }

        switch (expression)
        {
            case LiteralExpressionSyntax literal when IsText(literal):
                _text.Append(LiteralText.Decode(literal.Token, _map));
                return;
            case InterpolatedStringExpressionSyntax interpolated:
                AppendInterpolated(interpolated, depth);
                return;
            case BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && IsString(sum):
                AppendSum(sum, depth);
                return;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Concat" } } call:
                AppendAll(call.ArgumentList.Arguments.Select(argument => argument.Expression), depth);
                return;
        }

        if (Unwrap(expression) is { } inner)
        {
            _pieces--;
            Append(inner, depth + 1);
        }
        else if (Names.Initializer(expression, _model) is { } initializer)
        {
            _pieces--;
            Append(initializer, depth + 1);
        }
        else if (Known(expression) is { } text)
        {
            _text.Append(text);
            _map.Add(text.Length, expression.SpanStart, expression.Span.Length);
        }
        else
        {
            Hole(expression);
        }
    }

    // A constant of another file, or what another object was given: it is shown where it is used.
    private string? Known(ExpressionSyntax expression) =>
        _model.GetConstantValue(expression) is { HasValue: true, Value: string or char } constant ? constant.Value!.ToString()
        : Names.Given(expression, _model) is { } given && IsText(given) && Read(given, _model, out _) is { Kind: ValueKind.Literal } value ? value.Text
        : null;

    private void AppendInterpolated(InterpolatedStringExpressionSyntax interpolated, int depth)
    {
        _pieces--;
        foreach (var content in interpolated.Contents)
        {
            if (content is InterpolatedStringTextSyntax text)
            {
                _pieces++;
                _text.Append(LiteralText.Decode(text.TextToken, _map, interpolated.StringStartToken));
            }
            else if (content is InterpolationSyntax hole)
            {
                Append(hole.Expression, depth + 1);
            }
        }
    }

    // Sums lean to the left, and a long one would lean deeper than the stack is.
    private void AppendSum(BinaryExpressionSyntax sum, int depth)
    {
        var terms = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = sum;
        while (left is BinaryExpressionSyntax binary && binary.IsKind(SyntaxKind.AddExpression))
        {
            terms.Push(binary.Right);
            left = binary.Left;
        }

        terms.Push(left);
        AppendAll(terms, depth);
    }

    private void AppendAll(IEnumerable<ExpressionSyntax> expressions, int depth)
    {
        _pieces--;
        foreach (var expression in expressions)
        {
            Append(expression, depth + 1);
        }
    }

    private void Hole(ExpressionSyntax expression)
    {
        _holes++;
        _text.Append(SettingValue.Hole);
        _map.Add(1, expression.SpanStart, expression.Span.Length);
    }

    private bool IsString(BinaryExpressionSyntax sum)
    {
        for (ExpressionSyntax left = sum; left is BinaryExpressionSyntax binary; left = binary.Left)
        {
            if (IsText(binary.Right) || IsText(binary.Left))
            {
                return true;
            }
        }

        return _model.GetTypeInfo(sum).Type?.SpecialType == SpecialType.System_String;
    }

    private static bool IsText(ExpressionSyntax expression) =>
        expression.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression
            or SyntaxKind.CharacterLiteralExpression or SyntaxKind.InterpolatedStringExpression;

    /// <summary>What an expression only passes on: brackets, casts, <c>!</c>, a URI or a Pulumi output made of a text.</summary>
    private static ExpressionSyntax? Unwrap(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => inner.Expression,
        CastExpressionSyntax cast => cast.Expression,
        PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression) => postfix.Operand,
        ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "Uri" }, ArgumentList.Arguments: [var only] } =>
            only.Expression,
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: "Output" },
                Name.Identifier.ValueText: "Create" or "CreateSecret",
            },
            ArgumentList.Arguments: [var only],
        } => only.Expression,
        _ => null,
    };
}
