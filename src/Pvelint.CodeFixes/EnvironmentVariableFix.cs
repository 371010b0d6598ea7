using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Pvelint.CodeFixes;

/// <summary>
/// Replaces a secret in C# by the environment variable that the ecosystem uses for its kind. The secret itself stays
/// leaked: it has to be revoked.
/// </summary>
// No [Shared]: its assembly is not the same in every editor, and the provider holds no state.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EnvironmentVariableFix))]
public sealed class EnvironmentVariableFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => EnvironmentNames.FixableIds;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        if (model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (SecretLiteral.Find(diagnostic, model, context.CancellationToken) is not { } secret)
            {
                continue;
            }

            context.RegisterCodeFix(
                CodeAction.Create(
                    $"read it from the environment variable {secret.Variable}",
                    _ => Task.FromResult(context.Document.WithText(text.WithChanges(secret.Changes()))),
                    equivalenceKey: nameof(EnvironmentVariableFix)),
                diagnostic);
        }
    }
}
