using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Pvelint.Tests.Analyzer;

/// <summary>
/// The assemblies that the package ships, in a load context of their own as a compiler loads them: beside them the
/// netstandard2.0 leg of Core, which the tests themselves do not use.
/// </summary>
internal static class Shipped
{
    private static readonly string Folder = typeof(Shipped).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "AnalyzerFolder").Value!;

    private static readonly Context Loaded = new();

    public static DiagnosticAnalyzer Analyzer { get; } = Create<DiagnosticAnalyzer>("Pvelint.Analyzer", "Pvelint.Analyzer.PvelintAnalyzer");

    public static CodeFixProvider SecretFix { get; } = Create<CodeFixProvider>("Pvelint.CodeFixes", "Pvelint.CodeFixes.SecretFix");

    public static CodeFixProvider CertificateFix { get; } = Create<CodeFixProvider>("Pvelint.CodeFixes", "Pvelint.CodeFixes.CertificateFix");

    public static CodeFixProvider HandFix { get; } = Create<CodeFixProvider>("Pvelint.CodeFixes", "Pvelint.CodeFixes.HandFix");

    public static CodeFixProvider RuleFix { get; } = Create<CodeFixProvider>("Pvelint.CodeFixes", "Pvelint.CodeFixes.RuleFix");

    /// <summary>Whether the analyzer looks at a C# file at all.</summary>
    public static Func<string, bool> IsMentioned { get; } = Analyzer.GetType().Assembly.GetType("Pvelint.Analyzer.ProxmoxSigns", throwOnError: true)!
        .GetMethod("In")!.CreateDelegate<Func<string, bool>>();

    private static T Create<T>(string assembly, string type) =>
        (T)Activator.CreateInstance(Loaded.LoadFromAssemblyPath(Path.Combine(Folder, assembly + ".dll")).GetType(type, throwOnError: true)!)!;

    private sealed class Context() : AssemblyLoadContext("analyzer")
    {
        protected override Assembly? Load(AssemblyName name) =>
            name.Name is "Pvelint.Core" or "Pvelint.Analyzer" ? LoadFromAssemblyPath(Path.Combine(Folder, name.Name + ".dll")) : null;
    }
}
