using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pvelint.Analyzer;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.CodeFixes;

/// <summary>
/// What the rules find in files of a project, with their fixes: the same edits as those of the command line. A diagnostic holds
/// none of them, so that a build pays nothing for what editors show; the files are looked at again when somebody asks.
/// </summary>
internal sealed class FixableFiles
{
    private readonly LintedProject _linted;
    private readonly Func<SourceFile, TextDocument?> _documentOf;

    private FixableFiles(LintedProject linted, Func<SourceFile, TextDocument?> documentOf)
    {
        _linted = linted;
        _documentOf = documentOf;
    }

    /// <summary>The files that are judged together with a document: a C# file alone, or all files that stand beside C#.</summary>
    public static Task<FixableFiles?> OfAsync(TextDocument document, CancellationToken cancellation) =>
        document is Document source ? OfSourceAsync(source, cancellation) : Task.FromResult(OfAdditional(document.Project, cancellation));

    /// <summary>A C# file.</summary>
    public static async Task<FixableFiles?> OfSourceAsync(Document document, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var settings = new ProjectSettings(document.Project.AnalyzerOptions, cancellation);
        return settings.IsExcluded(model.SyntaxTree.FilePath)
            ? null
            : new FixableFiles(LintedProject.OfSource(model, settings, cancellation), _ => document);
    }

    /// <summary>The files that stand beside C#.</summary>
    public static FixableFiles? OfAdditional(Project project, CancellationToken cancellation)
    {
        var options = project.AnalyzerOptions;
        var files = new AdditionalFiles(options.AdditionalFiles, new ProjectSettings(options, cancellation));
        var linted = files.Lint(cancellation);
        return new FixableFiles(linted, source => files.FileOf(source)?.Path is { } path ? project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == path) : null);
    }

    /// <summary>The findings that count, with the document each stands in.</summary>
    public IEnumerable<(Finding Finding, TextDocument Document)> Findings =>
        from finding in _linted.Findings
        where finding.Suppressed is null
        let document = _documentOf(finding.File)
        where document is not null
        select (finding, document);

    /// <summary>The fixes of a finding, all of whose files are documents.</summary>
    public IEnumerable<Fix> FixesOf(Finding finding) =>
        Fixes.Of(finding, _linted.Project).Where(fix => fix.Edits.All(edit => _documentOf(edit.File) is not null));

    /// <summary>The solution with fixes made.</summary>
    public async Task<Solution> ApplyAsync(FixSet fixes, Solution solution, CancellationToken cancellation)
    {
        foreach (var file in fixes.Files)
        {
            var document = _documentOf(file)!;
            var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
            text = text.WithChanges(fixes.EditsOf(file).Select(edit => new TextChange(new Microsoft.CodeAnalysis.Text.TextSpan(edit.Span.Start, edit.Span.Length), edit.NewText)));
            solution = document is Document ? solution.WithDocumentText(document.Id, text) : solution.WithAdditionalDocumentText(document.Id, text);
        }

        return solution;
    }
}
