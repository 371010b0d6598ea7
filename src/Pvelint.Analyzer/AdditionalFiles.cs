using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Analyzer;

/// <summary>The files that stand beside the C#: Terraform, Packer, <c>.env</c>. Read and linted once a compilation, all together.</summary>
internal sealed class AdditionalFiles(ImmutableArray<AdditionalText> files, ProjectSettings settings)
{
    private readonly object _lock = new();
    private ILookup<AdditionalText, Diagnostic>? _diagnostics;

    /// <summary>The diagnostics of one of the files.</summary>
    public IEnumerable<Diagnostic> Diagnose(AdditionalText file, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _diagnostics ??= DiagnoseAll(cancellation);
        }

        return _diagnostics[file];
    }

    private ILookup<AdditionalText, Diagnostic> DiagnoseAll(CancellationToken cancellation)
    {
        var sources = new Dictionary<SourceFile, (AdditionalText File, SourceText Text)>();
        var documents = Read(sources, cancellation);
        var findings = Linter.Lint(settings.With(documents)).Concat(Problems());
        return (
            from finding in findings
            where sources.ContainsKey(finding.File)
            let diagnostic = Diagnostics.Of(finding, place => Locate(sources[place.File], Diagnostics.Span(place)))
            where diagnostic is not null
            select (sources[finding.File].File, Diagnostic: diagnostic))
            .ToLookup(found => found.File, found => found.Diagnostic);
    }

    private List<Document> Read(Dictionary<SourceFile, (AdditionalText File, SourceText Text)> sources, CancellationToken cancellation)
    {
        var reader = new DocumentReader();
        var documents = new List<Document>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!paths.Add(file.Path) || settings.IsExcluded(file.Path) || file.GetText(cancellation) is not { } text)
            {
                continue;
            }

            if (file == settings.ConfigurationFile && settings.Configuration.File is { } configuration)
            {
                sources.Add(configuration, (file, text));
                continue;
            }

            var source = new SourceFile(settings.Relative(file.Path), text.ToString());
            sources.Add(source, (file, text));
            documents.Add(reader.Read(source));
        }

        return documents;
    }

    private IEnumerable<Finding> Problems() =>
        settings.Configuration.File is { } file
            ? settings.Problems.Select(problem => UnreadFile.Partly(file, problem.Span, problem.Message) with { Severity = Severity.Warning })
            : [];

    private static Location Locate((AdditionalText File, SourceText Text) source, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        Location.Create(source.File.Path, span, source.Text.Lines.GetLinePositionSpan(span));
}
