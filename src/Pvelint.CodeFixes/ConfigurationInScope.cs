using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pvelint.CodeFixes;

/// <summary>The configuration of .NET (<c>Microsoft.Extensions.Configuration</c>) where code has one at hand.</summary>
internal static class ConfigurationInScope
{
    /// <summary>How the configuration is written at a place: a field, property, parameter or variable, or the <c>Configuration</c> of one; null where there is none.</summary>
    public static string? At(int position, SemanticModel model)
    {
        var isStatic = IsStatic(position, model);
        var named = model.LookupSymbols(position)
            .Where(symbol => symbol is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol or IParameterSymbol || IsDeclaredBefore(symbol, position))
            .Where(symbol => symbol is not (IFieldSymbol or IPropertySymbol) || symbol.IsStatic || !isStatic)
            .OrderBy(symbol => symbol is ILocalSymbol or IParameterSymbol ? 0 : 1)
            .ThenBy(symbol => symbol.Name, StringComparer.Ordinal)
            .ToList();
        return named.Find(symbol => IsConfiguration(TypeOf(symbol)))?.Name
            ?? (named.Find(HasConfiguration) is { } owner ? owner.Name + ".Configuration" : null);
    }

    // What a field starts with cannot use the object that it belongs to.
    private static bool IsStatic(int position, SemanticModel model)
    {
        var node = model.SyntaxTree.GetRoot().FindToken(position).Parent;
        return model.GetEnclosingSymbol(position) is { IsStatic: true }
            || node?.FirstAncestorOrSelf<BaseFieldDeclarationSyntax>() is not null
            || node?.FirstAncestorOrSelf<EqualsValueClauseSyntax>() is { Parent: PropertyDeclarationSyntax };
    }

    private static bool IsDeclaredBefore(ISymbol symbol, int position) =>
        symbol is ILocalSymbol { DeclaringSyntaxReferences: [var declaration] }
        && declaration.Span.End <= position;

    private static bool HasConfiguration(ISymbol symbol) =>
        TypeOf(symbol)?.GetMembers("Configuration").OfType<IPropertySymbol>().Any(property => property is { IsStatic: false, DeclaredAccessibility: Accessibility.Public } && IsConfiguration(property.Type)) == true;

    private static bool IsConfiguration(ITypeSymbol? type) => type is not null && (IsInterface(type) || type.AllInterfaces.Any(IsInterface));

    private static bool IsInterface(ITypeSymbol type) =>
        type.Name == "IConfiguration" && type.ContainingNamespace?.ToDisplayString() == "Microsoft.Extensions.Configuration";

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        _ => null,
    };
}
