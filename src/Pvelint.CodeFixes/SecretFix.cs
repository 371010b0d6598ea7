using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Pvelint.CodeFixes;

/// <summary>
/// Replaces a secret in C# by the environment variable that the ecosystem uses for its kind, or by a value of the configuration
/// where one is at hand. The secret itself stays leaked: it has to be revoked.
/// </summary>
// No [Shared]: its assembly is not the same in every editor, and the provider holds no state.
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecretFix))]
public sealed class SecretFix : CodeFixProvider
{
    private const string FromEnvironment = nameof(SecretFix) + ".Environment";
    private const string FromConfiguration = nameof(SecretFix) + ".Configuration";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => SecretNames.FixableIds;

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var text = await context.Document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (SecretLiteral.Find(diagnostic, model, context.CancellationToken) is not { } secret)
            {
                continue;
            }

            Register(diagnostic, secret, $"read it from the environment variable {secret.Names.Variable}", secret.Environment, FromEnvironment);
            if (ConfigurationInScope.At(diagnostic.Location.SourceSpan.Start, model) is { } configuration)
            {
                Register(diagnostic, secret, $"read it from the configuration, {secret.Names.Key}", $"{configuration}[\"{secret.Names.Key}\"]", FromConfiguration);
            }
        }

        void Register(Diagnostic diagnostic, SecretLiteral secret, string title, string read, string key) => context.RegisterCodeFix(
            CodeAction.Create(title, _ => Task.FromResult(context.Document.WithText(text.WithChanges(secret.Changes(read)))), key),
            diagnostic);
    }
}
