using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pvelint.Formats;
using Pvelint.Text;

namespace Pvelint.Analyzer.CSharp;

/// <summary>
/// The scopes of a C# file: types, members, calls and object initialisers. What Pulumi's Proxmox provider takes becomes
/// the Terraform block that it is made from, so that the rules know it.
/// </summary>
internal sealed class Scopes(SemanticModel model, SettingScope root, DocumentBuilder into)
{
    private readonly Dictionary<SyntaxNode, SettingScope> _scopes = [];
    private readonly Dictionary<(SettingScope, string), SettingScope> _receivers = [];

    /// <summary>The scope that a node stands in.</summary>
    public SettingScope Of(SyntaxNode node)
    {
        // A lambda is code of its member, wherever it is passed to.
        var inLambda = false;
        for (var at = node; at is not null; at = at.Parent)
        {
            if (at is AnonymousFunctionExpressionSyntax)
            {
                inLambda = true;
            }
            else if (IsMember(at) || (!inLambda && IsCall(at)))
            {
                return Get(at);
            }
        }

        return root;
    }

    /// <summary>The scope of what is assigned to members of one object, statement by statement.</summary>
    public SettingScope OfReceiver(ExpressionSyntax receiver)
    {
        var outer = Of(receiver);
        if (receiver is ThisExpressionSyntax)
        {
            return outer;
        }

        var key = (outer, receiver.ToString());
        if (!_receivers.TryGetValue(key, out var scope))
        {
            var span = new TextSpan(receiver.SpanStart, receiver.Span.Length);
            var type = model.GetTypeInfo(receiver).Type;
            scope = PulumiBlock.Of(type) is { } block
                ? into.Scope(root, block.Kind, span, block.Labels(Names.Last(receiver)))
                : into.Scope(outer, Proxmox.ClientOf(type) ?? Names.Last(receiver), span);
            _receivers.Add(key, scope);
        }

        return scope;
    }

    /// <summary>Whether the scope is a block as Terraform writes it, or stands in one.</summary>
    public static bool IsBlock(SettingScope scope)
    {
        var top = scope;
        while (top.Parent is { Parent: not null } parent)
        {
            top = parent;
        }

        return top.Kind is PulumiBlock.Provider or PulumiBlock.Resource && top.Labels.Count > 0;
    }

    private SettingScope Get(SyntaxNode node)
    {
        if (!_scopes.TryGetValue(node, out var scope))
        {
            scope = Make(node);
            _scopes.Add(node, scope);
        }

        return scope;
    }

    private SettingScope Make(SyntaxNode node)
    {
        var span = new TextSpan(node.SpanStart, node.Span.Length);
        if (node is not BaseObjectCreationExpressionSyntax creation || PulumiBlock.Of(model.GetTypeInfo(creation).Type) is not { } block)
        {
            return into.Scope(Of(node.Parent!), NameOf(node), span);
        }

        if (PulumiBlock.Property(creation) is { } property && Of(node.Parent!) is var outer && IsBlock(outer))
        {
            return into.Scope(outer, property, span);
        }

        return into.Scope(root, block.Kind, span, block.Labels(PulumiBlock.ResourceName(creation)));
    }

    private static bool IsMember(SyntaxNode node) =>
        node is BaseTypeDeclarationSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax;

    private static bool IsCall(SyntaxNode node) =>
        node is ArgumentListSyntax { Parent: InvocationExpressionSyntax } or AttributeArgumentListSyntax or BaseObjectCreationExpressionSyntax or AnonymousObjectCreationExpressionSyntax;

    private string NameOf(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.ValueText,
        BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation).Type is { } type => Proxmox.ClientOf(type) ?? type.Name,
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } =>
            Proxmox.ClientOf(Names.Method(call, model)?.ContainingType) ?? Names.Last(call.Expression),
        AttributeArgumentListSyntax { Parent: AttributeSyntax attribute } => Names.Last(attribute.Name),
        _ => "new",
    };
}
