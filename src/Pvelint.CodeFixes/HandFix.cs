using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Pvelint.Rules;

namespace Pvelint.CodeFixes;

/// <summary>
/// The fixes of the rules that want a person's words or look, such as a comment that silences. They are offered one by one and
/// never all at once: <c>dotnet format</c> makes whatever can be made so, and nobody would see what it silenced.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(HandFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class HandFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(RuleCatalog.All.Select(rule => rule.Descriptor.Id));

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => RuleFix.OfferAsync(context, safety => safety is FixSafety.ByHand);
}
