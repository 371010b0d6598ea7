using Microsoft.CodeAnalysis;

namespace Pvelint.CodeFixes;

/// <summary>Names as they have to be written at a place.</summary>
internal static class Written
{
    /// <summary>A type: its name where that is imported and means no other, else with its namespace.</summary>
    public static string Type(string space, string name, int position, SemanticModel model) =>
        model.LookupNamespacesAndTypes(position, name: name) is [INamedTypeSymbol type] && type.ContainingNamespace.ToDisplayString() == space ? name : $"{space}.{name}";
}
