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
        foreach (var id in context.Scope is FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id])
        {
            // A pragma silences what only the compiler knows of, so C# goes by the diagnostics.
            var project = solution.GetProject(id)!;
            var isDocument = context is { Scope: FixAllScope.Document, Document: not null };
            var diagnostics = isDocument
                ? await context.GetDocumentDiagnosticsAsync(context.Document!).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            var inSource = diagnostics.Where(diagnostic => diagnostic.Location.IsInSource).ToLookup(diagnostic => project.GetDocument(diagnostic.Location.SourceTree)?.Id);
            solution = await FixAsync(solution, id, choice, one => one.Documents.Where(document => inSource.Contains(document.Id)), (document, finding) => inSource[document.Id].Any(diagnostic => RuleFix.Is(diagnostic, finding)), context.CancellationToken).ConfigureAwait(false);
            for (var round = 0; round < MaxRounds && !isDocument; round++)
            {
                var before = solution;
                solution = await FixAsync(solution, id, choice, one => one.AdditionalDocuments, (_, finding) => context.DiagnosticIds.Contains(finding.Rule.Id), context.CancellationToken).ConfigureAwait(false);
                if (solution == before)
                {
                    break;
                }
            }
        }

        return solution;
    }

    private static async Task<Solution> FixAsync(Solution solution, ProjectId id, FixChoice choice, Func<Project, IEnumerable<TextDocument>> documentsOf, Func<TextDocument, Finding, bool> isMeant, CancellationToken cancellation)
    {
        var project = solution.GetProject(id)!;
        var documents = documentsOf(project).ToList();
        if (documents.Count == 0 || await FixableFiles.OfAsync(project, cancellation).ConfigureAwait(false) is not { } files)
        {
            return solution;
        }

        var fixes = new List<Fix>();
        foreach (var document in documents)
        {
            var findings = await files.FindingsAsync(document).ConfigureAwait(false);
            fixes.AddRange(findings.Where(finding => isMeant(document, finding)).Select(finding => choice.From(files.FixesOf(finding))).OfType<Fix>());
        }

        return await files.ApplyAsync(FixSet.Of(fixes), solution).ConfigureAwait(false);
    }
}
