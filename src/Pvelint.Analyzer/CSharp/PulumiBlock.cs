using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pvelint.Access;

namespace Pvelint.Analyzer.CSharp;

/// <summary>
/// The Terraform block behind a type of Pulumi's Proxmox provider, which is generated from bpg's: the same names in
/// another spelling.
/// </summary>
/// <param name="Kind"><c>provider</c> or <c>resource</c>.</param>
/// <param name="Type">The provider's name or the type of the resource.</param>
internal sealed record PulumiBlock(string Kind, string Type)
{
    public const string Provider = "provider";
    public const string Resource = "resource";

    private const string Namespace = "Pulumi.ProxmoxVE";

    /// <summary>The block that a type's members are attributes of; null where it is no type of the provider.</summary>
    public static PulumiBlock? Of(ITypeSymbol? type)
    {
        if (type?.ContainingNamespace?.ToDisplayString() is not { } name || (name != Namespace && !name.StartsWith(Namespace + ".", StringComparison.Ordinal)))
        {
            return null;
        }

        if (!type.Name.EndsWith("Args", StringComparison.Ordinal))
        {
            return null;
        }

        return type.Name.StartsWith("Provider", StringComparison.Ordinal)
            ? new PulumiBlock(Provider, "proxmox")
            : new PulumiBlock(Resource, PulumiNames.TerraformType(type.Name, name));
    }

    /// <summary>The labels of the block: a resource has its type and its own name.</summary>
    public string[] Labels(string name) => Kind == Provider ? [Type] : [Type, name];

    /// <summary>The name that a resource is given beside its arguments; <c>this</c> where it is not told.</summary>
    public static string ResourceName(BaseObjectCreationExpressionSyntax arguments) =>
        arguments.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Arguments: [{ Expression: LiteralExpressionSyntax name }, ..] } }
            ? name.Token.ValueText
            : "this";

    /// <summary>The property that the object is assigned to, as the block that Terraform has there: <c>Acls = { new … }</c> is <c>acl</c>.</summary>
    public static string? Property(BaseObjectCreationExpressionSyntax value)
    {
        var listed = false;
        for (var at = value.Parent; at is not null; at = at.Parent)
        {
            switch (at)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax name }:
                    var snake = PulumiNames.ToSnakeCase(name.Identifier.ValueText);
                    return listed && snake.EndsWith("s", StringComparison.Ordinal) ? snake.Substring(0, snake.Length - 1) : snake;
                case AnonymousFunctionExpressionSyntax or StatementSyntax or ArgumentSyntax:
                    return null;
                default:
                    listed = true;
                    break;
            }
        }

        return null;
    }
}
