using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Pvelint.CodeFixes;

/// <summary>Whether a text has to be known when the code is compiled.</summary>
/// <param name="CanGo">Whether it may be known later.</param>
/// <param name="Word">The word <c>const</c> that has to go with it; null where there is none.</param>
/// <param name="Replacement">What stands for that word.</param>
internal sealed record ConstantUse(bool CanGo, TextSpan? Word = null, string Replacement = "")
{
    private static readonly ConstantUse Stays = new(CanGo: false);

    /// <summary>The use of a literal.</summary>
    public static ConstantUse Of(SyntaxToken literal, SemanticModel model, CancellationToken cancellation)
    {
        if (literal.Parent is null || NeedsConstant(literal.Parent))
        {
            return Stays;
        }

        var declaration = literal.Parent.FirstAncestorOrSelf<VariableDeclaratorSyntax>();
        var constant = declaration?.Parent?.Parent switch
        {
            FieldDeclarationSyntax field => field.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
            LocalDeclarationStatementSyntax local => local.Modifiers.FirstOrDefault(modifier => modifier.IsKind(SyntaxKind.ConstKeyword)),
            _ => default,
        };
        if (declaration is null || !constant.IsKind(SyntaxKind.ConstKeyword))
        {
            return new ConstantUse(CanGo: true);
        }

        var isAlone = declaration.Parent is VariableDeclarationSyntax { Variables.Count: 1 };
        if (!isAlone || model.GetDeclaredSymbol(declaration, cancellation) is not { } symbol || IsNeeded(symbol, declaration, model, cancellation))
        {
            return Stays;
        }

        return symbol is IFieldSymbol
            ? new ConstantUse(CanGo: true, constant.Span, "static readonly")
            : new ConstantUse(CanGo: true, TextSpan.FromBounds(constant.SpanStart, constant.FullSpan.End));
    }

    private static bool IsNeeded(ISymbol constant, VariableDeclaratorSyntax declaration, SemanticModel model, CancellationToken cancellation) =>
        declaration.SyntaxTree.GetRoot(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == constant.Name
            && (NeedsConstant(name) || IsConstant(name.FirstAncestorOrSelf<VariableDeclaratorSyntax>()))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellation).Symbol, constant));

    private static bool IsConstant(VariableDeclaratorSyntax? variable) => variable?.Parent?.Parent switch
    {
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.Modifiers.Any(SyntaxKind.ConstKeyword),
        _ => false,
    };

    private static bool NeedsConstant(SyntaxNode node) => node.AncestorsAndSelf().Any(ancestor =>
        ancestor is AttributeSyntax or PatternSyntax or CaseSwitchLabelSyntax or EnumMemberDeclarationSyntax
        || ancestor is EqualsValueClauseSyntax { Parent: ParameterSyntax });
}
