using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Pvelint.Tests.Analyzer;

/// <summary>Applies fixes to a project in memory, as an editor does, and compares the texts. The project has to compile before and after.</summary>
internal static class FixVerifier
{
    private const int MaxRounds = 20;

    /// <summary>Applies a fix to every finding that has one, one by one.</summary>
    /// <param name="fix">The fix.</param>
    /// <param name="key">What the chosen action's key holds.</param>
    /// <param name="files">The files, each with its text before and after.</param>
    public static async Task Check(CodeFixProvider fix, string key, params (string Path, string Before, string After)[] files)
    {
        var project = Verifier.ProjectOf([.. files.Select(file => (file.Path, file.Before))]);
        for (var round = 0; round < MaxRounds && await FirstAction(project, fix, key) is { } action; round++)
        {
            project = await Apply(action, project.Id);
        }

        await AssertTexts(project, files);
    }

    /// <summary>Applies a fix to all findings of a rule at once.</summary>
    public static async Task CheckAll(CodeFixProvider fix, string key, string rule, params (string Path, string Before, string After)[] files)
    {
        var project = Verifier.ProjectOf([.. files.Select(file => (file.Path, file.Before))]);
        await AssertTexts(await FixAll(project, fix, key, rule), files);
    }

    /// <summary>The project with a fix made for all findings of a rule, as "fix all in solution" does.</summary>
    public static async Task<Project> FixAll(Project project, CodeFixProvider fix, string key, string rule)
    {
        var found = (await Verifier.Diagnose(project)).Where(diagnostic => diagnostic.Id == rule).ToImmutableArray();
        if (await ActionsOf(project, fix, found).FirstOrDefaultAsync(action => action.EquivalenceKey!.Contains(key, StringComparison.Ordinal)) is not { } chosen)
        {
            return project;
        }

        var context = new FixAllContext(project, fix, FixAllScope.Solution, chosen.EquivalenceKey!, [rule], new FoundDiagnostics(found), CancellationToken.None);
        return await Apply((await fix.GetFixAllProvider()!.GetFixAsync(context))!, project.Id);
    }

    private static async Task<CodeAction?> FirstAction(Project project, CodeFixProvider fix, string key) =>
        await ActionsOf(project, fix, await Verifier.Diagnose(project)).FirstOrDefaultAsync(action => action.EquivalenceKey!.Contains(key, StringComparison.Ordinal));

    private static async IAsyncEnumerable<CodeAction> ActionsOf(Project project, CodeFixProvider fix, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            if (DocumentOf(diagnostic, project) is not { } document || (document is not Document && fix != Shipped.RuleFix && fix != Shipped.HandFix))
            {
                continue;
            }

            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic.Location.SourceSpan, [diagnostic], (action, _) => actions.Add(action), CancellationToken.None));
            foreach (var action in actions)
            {
                yield return action;
            }
        }
    }

    private static TextDocument? DocumentOf(Diagnostic diagnostic, Project project) =>
        diagnostic.Location.IsInSource
            ? project.GetDocument(diagnostic.Location.SourceTree)
            : project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == diagnostic.Location.GetLineSpan().Path);

    private static async Task<Project> Apply(CodeAction action, ProjectId project)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project)!;
    }

    private static async Task AssertTexts(Project project, (string Path, string Before, string After)[] files)
    {
        await Verifier.Diagnose(project);
        var documents = project.Documents.Concat(project.AdditionalDocuments).ToDictionary(document => document.FilePath!);
        foreach (var (path, _, after) in files)
        {
            Assert.Equal(after, (await documents["/app/" + path].GetTextAsync()).ToString());
        }
    }

    private sealed class FoundDiagnostics(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult(diagnostics.Where(diagnostic => !diagnostic.Location.IsInSource));
    }
}
