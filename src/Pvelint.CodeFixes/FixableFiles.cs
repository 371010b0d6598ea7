using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pvelint.Analyzer;
using Pvelint.Analyzer.CSharp;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.CodeFixes;

/// <summary>
/// What the rules find in the files of a project, with their fixes: the same edits as those of the command line. A diagnostic
/// holds none of them, so that a build pays nothing for what editors show; a file is looked at again when somebody asks.
/// </summary>
internal sealed class FixableFiles
{
    private readonly Project _project;
    private readonly WholeProject _whole;
    private readonly CancellationToken _cancellation;

    private FixableFiles(Project project, Compilation compilation, CancellationToken cancellation)
    {
        var options = project.AnalyzerOptions;
        _project = project;
        _cancellation = cancellation;
        _whole = new WholeProject(compilation, options.AdditionalFiles, new ProjectSettings(options, cancellation));
    }

    /// <summary>The files of a project; null where it is not C#.</summary>
    public static async Task<FixableFiles?> OfAsync(Project project, CancellationToken cancellation) =>
        project.Language == LanguageNames.CSharp && await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation
            ? new FixableFiles(project, compilation, cancellation)
            : null;

    /// <summary>The findings in a file that count.</summary>
    public async Task<IReadOnlyList<Finding>> FindingsAsync(TextDocument file) =>
        await ReadAsync(file).ConfigureAwait(false) is { } document ? [.. _whole.Judge(document, _cancellation).Where(finding => finding.Suppressed is null)] : [];

    /// <summary>The fixes of a finding, all of whose files are of this project.</summary>
    public IEnumerable<Fix> FixesOf(Finding finding) =>
        Fixes.Of(finding, _whole.Of(_cancellation)).Where(fix => fix.Edits.All(edit => DocumentOf(edit.File) is not null));

    /// <summary>A solution with fixes made.</summary>
    public async Task<Solution> ApplyAsync(FixSet fixes, Solution solution)
    {
        foreach (var file in fixes.Files)
        {
            var document = DocumentOf(file)!;
            var text = await document.GetTextAsync(_cancellation).ConfigureAwait(false);
            text = text.WithChanges(fixes.EditsOf(file).Select(edit => new TextChange(Diagnostics.Span((file, edit.Span)), edit.NewText)));
            solution = document is Document ? solution.WithDocumentText(document.Id, text) : solution.WithAdditionalDocumentText(document.Id, text);
        }

        return solution;
    }

    private async Task<Pvelint.Formats.Document?> ReadAsync(TextDocument file)
    {
        if (file is Document source)
        {
            return await source.GetSemanticModelAsync(_cancellation).ConfigureAwait(false) is { } model && _whole.Find(model.SyntaxTree, _cancellation) is { } named
                ? CSharpReader.Read(named.File, model, _cancellation)
                : null;
        }

        return _project.AnalyzerOptions.AdditionalFiles.FirstOrDefault(one => one.Path == file.FilePath) is { } beside ? _whole.Find(beside, _cancellation) : null;
    }

    private TextDocument? DocumentOf(SourceFile file) => _whole.OriginOf(file, _cancellation) switch
    {
        ({ } tree, _) => _project.GetDocument(tree),
        (_, { } beside) => _project.AdditionalDocuments.FirstOrDefault(document => document.FilePath == beside.Path),
        _ => null,
    };
}
