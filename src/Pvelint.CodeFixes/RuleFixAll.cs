using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Pvelint.Rules;

namespace Pvelint.CodeFixes;

/// <summary>
/// One kind of fix for all findings of a rule. Roslyn's own way knows C# documents alone, and would drop what crosses
/// another edit; here files beside C# are asked again until nothing is left.
/// </summary>
internal sealed class RuleFixAll : FixAllProvider
{
    private const int MaxRounds = 20;

    public static RuleFixAll Instance { get; } = new();

    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(
        FixChoice.Of(fixAllContext.CodeActionEquivalenceKey) is { } choice
            ? CodeAction.Create(choice.Title, _ => FixAsync(fixAllContext, choice), choice.Key)
            : null);

    private static async Task<Solution> FixAsync(FixAllContext context, FixChoice choice)
    {
        var solution = context.Solution;
        var projects = context.Scope is FixAllScope.Solution ? solution.Projects.Where(project => project.Language == LanguageNames.CSharp) : [context.Project];
        foreach (var project in projects)
        {
            // A pragma silences what only the compiler knows of, so C# goes by the diagnostics.
            var diagnostics = context.Document is { } one && context.Scope is FixAllScope.Document
                ? await context.GetDocumentDiagnosticsAsync(one).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            foreach (var inDocument in diagnostics.Where(diagnostic => diagnostic.Location.IsInSource).ToLookup(diagnostic => project.GetDocument(diagnostic.Location.SourceTree)))
            {
                if (inDocument.Key is { } document && await FixableFiles.OfSourceAsync(document, context.CancellationToken).ConfigureAwait(false) is { } files)
                {
                    var fixes = Chosen(files, choice, finding => inDocument.Any(diagnostic => RuleFix.Is(diagnostic, finding)));
                    solution = await files.ApplyAsync(fixes, solution, context.CancellationToken).ConfigureAwait(false);
                }
            }

            if (context.Scope is not FixAllScope.Document)
            {
                solution = await FixBesideAsync(context, project.Id, choice, solution).ConfigureAwait(false);
            }
        }

        return solution;
    }

    private static async Task<Solution> FixBesideAsync(FixAllContext context, ProjectId project, FixChoice choice, Solution solution)
    {
        for (var round = 0; round < MaxRounds; round++)
        {
            if (FixableFiles.OfAdditional(solution.GetProject(project)!, context.CancellationToken) is not { } files)
            {
                break;
            }

            var fixes = Chosen(files, choice, finding => context.DiagnosticIds.Contains(finding.Rule.Id));
            if (fixes.Taken.Count == 0)
            {
                break;
            }

            solution = await files.ApplyAsync(fixes, solution, context.CancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static FixSet Chosen(FixableFiles files, FixChoice choice, Func<Finding, bool> isMeant) =>
        FixSet.Of(files.Findings.Where(found => isMeant(found.Finding)).Select(found => choice.From(files.FixesOf(found.Finding))).OfType<Fix>());
}
