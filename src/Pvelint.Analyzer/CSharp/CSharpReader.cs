using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pvelint.Access;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Analyzer.CSharp;

/// <summary>
/// Reads a C# file into settings: what is assigned, initialised or passed under a name. A document that is read so is
/// judged by the same rules as Terraform or a <c>.env</c> file.
/// </summary>
internal sealed class CSharpReader
{
    private readonly SemanticModel _model;
    private readonly DocumentBuilder _into;
    private readonly Scopes _scopes;
    private readonly CancellationToken _cancellation;

    private CSharpReader(SemanticModel model, SettingScope root, DocumentBuilder into, CancellationToken cancellation)
    {
        _model = model;
        _into = into;
        _scopes = new Scopes(model, root, into);
        _cancellation = cancellation;
    }

    /// <summary>The document of a syntax tree.</summary>
    /// <param name="file">The tree's text and path.</param>
    /// <param name="model">The tree's semantic model.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static Document Read(SourceFile file, SemanticModel model, CancellationToken cancellation)
    {
        var context = FileContexts.Of(file.Path);
        return new DocumentReader().Read(file, FileFormat.CSharp, context, (_, root, into) =>
        {
            var tree = model.SyntaxTree.GetRoot(cancellation);
            ReadComments(tree, into);
            if (Proxmox.IsMentioned(file.Text))
            {
                new CSharpReader(model, root, into, cancellation).ReadNodes(tree);
            }
        });
    }

    private static void ReadComments(SyntaxNode root, DocumentBuilder into)
    {
        foreach (var trivia in root.DescendantTrivia())
        {
            if (trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia)
            {
                into.Comment(trivia.ToString().Trim('/', '*', ' '), new TextSpan(trivia.SpanStart, trivia.Span.Length));
            }
        }
    }

    // The nodes come one by one, not by a visitor: a hostile file may be nested deeper than the stack is.
    private void ReadNodes(SyntaxNode root)
    {
        foreach (var node in root.DescendantNodes())
        {
            _cancellation.ThrowIfCancellationRequested();
            ReadNode(node);
        }
    }

    private void ReadNode(SyntaxNode node)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer.Value: { } value } variable:
                Add(_scopes.Of(node), variable.Identifier, value);
                break;
            case PropertyDeclarationSyntax property when (property.Initializer?.Value ?? property.ExpressionBody?.Expression) is { } value:
                Add(_scopes.Of(node), property.Identifier, value);
                break;
            case ParameterSyntax { Default.Value: { } value } parameter:
                Add(_scopes.Of(node), parameter.Identifier, value);
                break;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: { } name } member:
                Add(_scopes.Of(node), name.Name.Identifier, member.Expression);
                break;
            case AssignmentExpressionSyntax assignment:
                ReadAssignment(assignment);
                break;
            case AttributeArgumentSyntax { NameEquals: { } name } argument:
                Add(_scopes.Of(node), name.Name.Identifier, argument.Expression);
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } fallback when Asked(fallback.Left) is { } asked:
                AddPair(_scopes.Of(node), asked, fallback.Right);
                break;
            case InitializerExpressionSyntax { Expressions: [var key, var value] } pair when pair.IsKind(SyntaxKind.ComplexElementInitializerExpression):
                AddPair(_scopes.Of(node), key, value);
                break;
            case ArgumentListSyntax { Parent: not null } arguments:
                ReadArguments(arguments);
                break;
            case ExpressionSyntax text when IsOutermostText(text):
                ReadText(text);
                break;
        }
    }

    private void ReadAssignment(AssignmentExpressionSyntax assignment)
    {
        switch (assignment.Left)
        {
            case IdentifierNameSyntax name:
                Add(_scopes.Of(assignment), name.Identifier, assignment.Right);
                break;
            case MemberAccessExpressionSyntax member:
                Add(_scopes.OfReceiver(member.Expression), member.Name.Identifier, assignment.Right);
                break;
            case ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } element:
                AddPair(_scopes.OfReceiver(element.Expression), key.Expression, assignment.Right);
                break;
            case ImplicitElementAccessSyntax { ArgumentList.Arguments: [var key] }:
                AddPair(_scopes.Of(assignment), key.Expression, assignment.Right);
                break;
        }
    }

    private void ReadArguments(ArgumentListSyntax list)
    {
        var arguments = list.Arguments;
        if (!arguments.Any(argument => IsValue(argument.Expression)))
        {
            return;
        }

        var scope = _scopes.Of(list);
        var method = Names.Method(list.Parent!, _model);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (Names.Parameter(arguments[i], i, method) is { } name)
            {
                Add(scope, name, arguments[i].Expression.Span, arguments[i].Expression);
            }
        }

        if (list.Parent is BaseObjectCreationExpressionSyntax { Parent: { } around } && method?.ContainingType.Name == "KeyValuePair")
        {
            scope = _scopes.Of(around);
        }

        // A name and a value, as in SetEnvironmentVariable("X", "…") and Headers.Add("Authorization", "…").
        for (var i = 0; i + 1 < arguments.Count; i++)
        {
            AddPair(scope, arguments[i].Expression, arguments[i + 1].Expression);
        }
    }

    // config["Proxmox:Password"] ?? "…", config.GetValue<string>("Proxmox:Password") ?? "…"
    private static ExpressionSyntax? Asked(ExpressionSyntax left) => left switch
    {
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var key] } => key.Expression,
        InvocationExpressionSyntax { ArgumentList.Arguments: [var key] } => key.Expression,
        ConditionalAccessExpressionSyntax { WhenNotNull: ElementBindingExpressionSyntax { ArgumentList.Arguments: [var key] } } => key.Expression,
        _ => null,
    };

    private void ReadText(ExpressionSyntax text)
    {
        var value = ExpressionText.Read(text, _model, out var isComposed);
        if (isComposed)
        {
            _into.Text(value.Fragment);
        }

        if (value.Kind is ValueKind.Literal or ValueKind.Template)
        {
            EmbeddedText.Read(value.Fragment, "text", _scopes.Of(text), _into);
        }
    }

    private void AddPair(SettingScope scope, ExpressionSyntax key, ExpressionSyntax value)
    {
        if (ExpressionText.Read(key, _model, out _) is { Kind: ValueKind.Literal } name && IsKey(name.Text))
        {
            Add(scope, name.Text, key.Span, value);
        }
    }

    private void Add(SettingScope scope, SyntaxToken name, ExpressionSyntax value) => Add(scope, name.ValueText, name.Span, value);

    private void Add(SettingScope scope, string name, Microsoft.CodeAnalysis.Text.TextSpan span, ExpressionSyntax expression)
    {
        var key = Scopes.IsBlock(scope) ? PulumiNames.ToSnakeCase(name) : name;
        foreach (var value in Values.Of(expression, _model))
        {
            _into.Setting(scope, key, new TextSpan(span.Start, span.Length), value);
        }
    }

    private static bool IsKey(string text) =>
        text.Length is > 0 and <= 128 && text.All(unit => char.IsLetterOrDigit(unit) || unit is '_' or '-' or '.' or ':' or '/');

    private static bool IsValue(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax or IdentifierNameSyntax
            or MemberAccessExpressionSyntax;

    private static bool IsOutermostText(ExpressionSyntax expression) =>
        expression.Kind() is SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression
            or SyntaxKind.InterpolatedStringExpression or SyntaxKind.AddExpression
        && expression.Parent is not (BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } or InterpolationSyntax);
}
