using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Pvelint.Analyzer.CSharp;

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
            var whole = new WholeProject(start.Compilation, start.Options.AdditionalFiles, settings);
            start.RegisterSemanticModelAction(context => CheckSource(context, whole));
            start.RegisterAdditionalFileAction(context => CheckFile(context, whole));
        });
    }

    private static void CheckSource(SemanticModelAnalysisContext context, WholeProject whole)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var cancellation = context.CancellationToken;

        // Nearly all files end here: of a project that has nothing to do with Proxmox nothing else is ever loaded.
        if (!ProxmoxSigns.In(tree.GetText(cancellation).ToString()) || whole.Find(tree, cancellation) is not { } named)
        {
            return;
        }

        var document = CSharpReader.Read(named.File, context.SemanticModel, cancellation);
        foreach (var diagnostic in whole.Diagnose(tree, document, cancellation))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static void CheckFile(AdditionalFileAnalysisContext context, WholeProject whole)
    {
        foreach (var diagnostic in whole.Diagnose(context.AdditionalFile, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
