using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pvelint.Analyzer.CSharp;

/// <summary>What the names of a file stand for, as far as the same file says it.</summary>
internal static class Names
{
    /// <summary>What a constant, field, property or variable of the same file starts with; null where that is not told.</summary>
    public static ExpressionSyntax? Initializer(ExpressionSyntax name, SemanticModel model)
    {
        if (name is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
        {
            return null;
        }

        if (model.GetSymbolInfo(name).Symbol is not (IFieldSymbol or ILocalSymbol or IPropertySymbol) || Declaration(name, model) is not { } declaration)
        {
            return null;
        }

        return declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax property => property.Initializer?.Value ?? property.ExpressionBody?.Expression,
            _ => null,
        };
    }

    /// <summary>
    /// What a property was given when its object was made in the same file: after <c>var role = new Role("ops", new()
    /// { RoleId = "Ops" })</c> the value of <c>role.RoleId</c>. Null where that is not told.
    /// </summary>
    public static ExpressionSyntax? Given(ExpressionSyntax name, SemanticModel model)
    {
        if (name is not MemberAccessExpressionSyntax { Name: IdentifierNameSyntax property } member
            || Initializer(member.Expression, model) is not BaseObjectCreationExpressionSyntax creation)
        {
            return null;
        }

        var arguments = creation.ArgumentList?.Arguments.Select(argument => argument.Expression).OfType<BaseObjectCreationExpressionSyntax>() ?? [];
        return arguments.Prepend(creation)
            .SelectMany(made => made.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>() ?? [])
            .FirstOrDefault(assignment => assignment.Left is IdentifierNameSyntax left && left.Identifier.ValueText == property.Identifier.ValueText)
            ?.Right;
    }

    /// <summary>The last part of a type's or a method's name, without type arguments.</summary>
    public static string Last(SyntaxNode name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax member => member.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "call",
    };

    /// <summary>The method or constructor that is called; null where it cannot be told.</summary>
    public static IMethodSymbol? Method(SyntaxNode call, SemanticModel model)
    {
        var info = model.GetSymbolInfo(call);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) as IMethodSymbol;
    }

    /// <summary>The name of the parameter that an argument stands for; null where it cannot be told.</summary>
    public static string? Parameter(ArgumentSyntax argument, int index, IMethodSymbol? method)
    {
        if (argument.NameColon is { } named)
        {
            return named.Name.Identifier.ValueText;
        }

        return method is not null && index < method.Parameters.Length ? method.Parameters[index].Name : null;
    }

    private static SyntaxNode? Declaration(ExpressionSyntax name, SemanticModel model)
    {
        var declarations = model.GetSymbolInfo(name).Symbol!.DeclaringSyntaxReferences;
        return declarations.Length == 1 && declarations[0].SyntaxTree == name.SyntaxTree ? declarations[0].GetSyntax() : null;
    }
}
