using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Analyzer;

/// <summary>The files that stand beside the C#: Terraform, Packer, <c>.env</c>. Read and linted once a compilation, all together.</summary>
internal sealed class AdditionalFiles(AnalyzerOptions options)
{
    private readonly object _lock = new();
    private Dictionary<AdditionalText, List<Diagnostic>>? _diagnostics;

    /// <summary>The diagnostics of one of the files.</summary>
    public IReadOnlyList<Diagnostic> Diagnose(AdditionalText file, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _diagnostics ??= DiagnoseAll(cancellation);
            return _diagnostics.TryGetValue(file, out var found) ? found : [];
        }
    }

    private Dictionary<AdditionalText, List<Diagnostic>> DiagnoseAll(CancellationToken cancellation)
    {
        var paths = new ProjectPaths(options);
        var reader = new DocumentReader();
        var documents = new List<Document>();
        var sources = new Dictionary<SourceFile, (AdditionalText File, SourceText Text)>();
        foreach (var file in options.AdditionalFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            if (file.GetText(cancellation) is { } text)
            {
                var source = new SourceFile(paths.Relative(file.Path), text.ToString());
                sources.Add(source, (file, text));
                documents.Add(reader.Read(source));
            }
        }

        var diagnostics = new Dictionary<AdditionalText, List<Diagnostic>>();
        Location Locate((SourceFile File, Pvelint.Text.TextSpan Span) place)
        {
            var (file, text) = sources[place.File];
            var span = Diagnostics.Span(place);
            return Location.Create(file.Path, span, text.Lines.GetLinePositionSpan(span));
        }

        foreach (var finding in Linter.Lint(new Project(documents)))
        {
            if (Diagnostics.Of(finding, Locate) is { } diagnostic)
            {
                var file = sources[finding.File].File;
                if (!diagnostics.TryGetValue(file, out var list))
                {
                    diagnostics.Add(file, list = []);
                }

                list.Add(diagnostic);
            }
        }

        return diagnostics;
    }
}
