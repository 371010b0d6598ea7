using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Pvelint.Rules;

namespace Pvelint.CodeFixes;

/// <summary>The fixes that the rules have themselves, in C# and in the files beside it: those that <c>pvelint scan --fix</c> makes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RuleFix), DocumentKinds = [nameof(TextDocumentKind.Document), nameof(TextDocumentKind.AdditionalDocument)])]
public sealed class RuleFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.CreateRange(RuleCatalog.All.Select(rule => rule.Descriptor.Id));

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => RuleFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context) => OfferAsync(context, safety => safety is not FixSafety.ByHand);

    /// <summary>Offers the fixes of what is found at a place.</summary>
    /// <param name="context">The place.</param>
    /// <param name="isMeant">Which of them.</param>
    internal static async Task OfferAsync(CodeFixContext context, Predicate<FixSafety> isMeant)
    {
        if (await FixableFiles.OfAsync(context.TextDocument.Project, context.CancellationToken).ConfigureAwait(false) is not { } files)
        {
            return;
        }

        var findings = await files.FindingsAsync(context.TextDocument).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in findings.Where(finding => Is(diagnostic, finding)).SelectMany(files.FixesOf).Where(fix => isMeant(fix.Safety)))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, _ => files.ApplyAsync(FixSet.Of([fix]), context.TextDocument.Project.Solution), FixChoice.Of(fix).Key),
                    diagnostic);
            }
        }
    }

    /// <summary>Whether a diagnostic shows a finding of the same file.</summary>
    internal static bool Is(Diagnostic diagnostic, Finding finding) =>
        diagnostic.Id == finding.Rule.Id && diagnostic.Location.SourceSpan.Start == finding.Span.Start && diagnostic.Location.SourceSpan.Length == finding.Span.Length;
}
