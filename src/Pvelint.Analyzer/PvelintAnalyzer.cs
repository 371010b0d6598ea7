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
        context.RegisterSemanticModelAction(CheckSource);
        context.RegisterCompilationStartAction(CheckAdditionalFiles);
    }

    private static void CheckSource(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var paths = new ProjectPaths(context.Options);
        var file = new SourceFile(paths.Relative(tree.FilePath), tree.GetText(context.CancellationToken).ToString());
        var document = CSharpReader.Read(file, context.SemanticModel, context.CancellationToken);
        foreach (var finding in Linter.Lint(new Project([document])))
        {
            if (Diagnostics.Of(finding, place => Location.Create(tree, Diagnostics.Span(place))) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    // The files are linted together, since the two halves of a secret or of a grant may stand in two of them; each is
    // reported by its own action, so that an editor shows it while one types.
    private static void CheckAdditionalFiles(CompilationStartAnalysisContext context)
    {
        var files = new AdditionalFiles(context.Options);
        context.RegisterAdditionalFileAction(file =>
        {
            foreach (var diagnostic in files.Diagnose(file.AdditionalFile, file.CancellationToken))
            {
                file.ReportDiagnostic(diagnostic);
            }
        });
    }
}
