using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Pvelint.Analyzer.CSharp;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Analyzer;

/// <summary>Finds Proxmox secrets and too-broad grants in C# and in the files that stand beside it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PvelintAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Diagnostics.Descriptors;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            var settings = new ProjectSettings(start.Options, start.CancellationToken);
            var files = new AdditionalFiles(start.Options.AdditionalFiles, settings);
            start.RegisterSemanticModelAction(context => CheckSource(context, settings));
            start.RegisterAdditionalFileAction(context => CheckFile(context, files));
        });
    }

    private static void CheckSource(SemanticModelAnalysisContext context, ProjectSettings settings)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (settings.IsExcluded(tree.FilePath))
        {
            return;
        }

        var file = new SourceFile(settings.Relative(tree.FilePath), tree.GetText(context.CancellationToken).ToString());
        var document = CSharpReader.Read(file, context.SemanticModel, context.CancellationToken);
        foreach (var finding in Linter.Lint(settings.With([document])))
        {
            if (finding.File == file && Diagnostics.Of(finding, place => Location.Create(tree, Diagnostics.Span(place))) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    // The files are linted together, since the two halves of a secret or of a grant may stand in two of them; each is
    // reported by its own action, so that an editor shows it while one types.
    private static void CheckFile(AdditionalFileAnalysisContext context, AdditionalFiles files)
    {
        foreach (var diagnostic in files.Diagnose(context.AdditionalFile, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
