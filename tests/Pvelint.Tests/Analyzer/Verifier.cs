using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Pvelint.Tests.Analyzer;

/// <summary>Runs the analyzer over a project in memory and compares with what is marked.</summary>
internal static class Verifier
{
    /// <summary>Where the projects lie.</summary>
    public const string Folder = "/app/";

    private static readonly Lazy<ImmutableArray<MetadataReference>> Framework = new(FindFramework);

    /// <summary>The framework's reference assemblies.</summary>
    public static ImmutableArray<MetadataReference> References => Framework.Value;

    /// <summary>Checks a C# file: the rules that are marked find what is marked, and nothing else; without marks no rule finds anything.</summary>
    public static Task Check(string marked) => Check(("Program.cs", marked));

    /// <summary>Checks several files; what is not C# is an additional file.</summary>
    public static async Task Check(params (string Path, string Marked)[] files)
    {
        var markups = files.ToDictionary(file => Folder + file.Path, file => Markup.Parse(file.Marked));
        var rules = markups.Values.SelectMany(markup => markup.Marks).Select(mark => mark.Id).ToHashSet();
        var diagnostics = await Diagnose(Project([.. markups.Select(file => (file.Key, file.Value.Text))]));
        foreach (var (path, markup) in markups)
        {
            var seen = diagnostics
                .Where(diagnostic => PathOf(diagnostic) == path && (rules.Count == 0 || rules.Contains(diagnostic.Id)))
                .Select(diagnostic => new Mark(diagnostic.Id, diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length));
            Assert.Equal(Show(markup.Text, markup.Marks), Show(markup.Text, seen));
        }
    }

    /// <summary>The diagnostics of a project of files.</summary>
    public static Task<ImmutableArray<Diagnostic>> Diagnose(params (string Path, string Text)[] files) =>
        Diagnose(Project([.. files.Select(file => (Folder + file.Path, file.Text))]));

    /// <summary>Runs the analyzer over code as it is while somebody types it.</summary>
    public static async Task CheckSurvives(string source) =>
        await Diagnose((await Project([(Folder + "Program.cs", source)]).GetCompilationAsync())!, new AnalyzerOptions([]));

    /// <summary>The diagnostics of files that need not compile.</summary>
    /// <param name="files">The files; what is not C# is an additional file.</param>
    /// <param name="pve">The version of Proxmox VE to judge by; null for the newest.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAnything(IReadOnlyList<(string Path, string Text)> files, string? pve = null)
    {
        var project = Project([.. files.Select(file => (Folder + file.Path, file.Text))], pve is null ? "" : $"build_property.PvelintPve = {pve}\n");
        return await Diagnose((await project.GetCompilationAsync())!, project.AnalyzerOptions);
    }

    /// <summary>The diagnostics of a project, which has to compile.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnose(Project project)
    {
        var compilation = (await project.GetCompilationAsync())!;
        AssertCompiles(compilation);
        return await Diagnose(compilation, project.AnalyzerOptions);
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnose(Compilation compilation, AnalyzerOptions analyzerOptions)
    {
        var exceptions = new ConcurrentQueue<Exception>();
        var options = new CompilationWithAnalyzersOptions(
            analyzerOptions,
            onAnalyzerException: (exception, _, _) => exceptions.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false);
        var diagnostics = await compilation.WithAnalyzers([Shipped.Analyzer], options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(exceptions);
        return diagnostics;
    }

    private static void AssertCompiles(Compilation compilation) =>
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

    /// <summary>A project of files by their paths below its folder; what is not C# is an additional file.</summary>
    public static Project ProjectOf(IReadOnlyList<(string Path, string Text)> files) => Project([.. files.Select(file => (Folder + file.Path, file.Text))]);

    private static Project Project(IReadOnlyList<(string Path, string Text)> files, string properties = "")
    {
        var workspace = new AdhocWorkspace();
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(id, "app", "app", LanguageNames.CSharp)
            .WithProjectCompilationOptions(id, new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest))
            .WithProjectMetadataReferences(id, Framework.Value);
        foreach (var (path, text) in files)
        {
            var document = DocumentId.CreateNewId(id);
            solution = path.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(document, Path.GetFileName(path), SourceText.From(text), filePath: path)
                : solution.AddAdditionalDocument(document, Path.GetFileName(path), SourceText.From(text), filePath: path);
        }

        if (!files.Any(file => file.Path.EndsWith(".cs", StringComparison.Ordinal)))
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id), "Empty.cs", "return;", filePath: Folder + "Empty.cs");
        }

        var config = SourceText.From($"is_global = true\nbuild_property.ProjectDir = {Folder}\nbuild_property.PvelintToday = 2026-11-22\n{properties}");
        solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", config, filePath: Folder + ".globalconfig");
        return solution.GetProject(id)!;
    }

    private static string PathOf(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath ?? diagnostic.Location.GetLineSpan().Path;

    // The text with the marks put in again: a difference then reads as one.
    private static string Show(string text, IEnumerable<Mark> marks)
    {
        var sorted = marks.Order().ToList();
        var inserts = sorted.Select((mark, i) => (At: mark.Start, Order: i, Text: "{|" + mark.Id + ":"))
            .Concat(sorted.Select((mark, i) => (At: mark.Start + mark.Length, Order: -1 - i, Text: "|}")))
            .OrderByDescending(insert => insert.At)
            .ThenByDescending(insert => insert.Order);
        return inserts.Aggregate(text, (shown, insert) => shown.Insert(insert.At, insert.Text));
    }

    // The reference assemblies of the SDK have the right meaning; where there are none, those that run the tests will do.
    private static ImmutableArray<MetadataReference> FindFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var pack = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        var folder = Directory.Exists(pack)
            ? Directory.EnumerateDirectories(pack, "net10.0", SearchOption.AllDirectories).FirstOrDefault() ?? runtime
            : runtime;
        string[] names = ["System.Runtime", "System.Collections", "System.Net.Http", "System.Net.Primitives", "System.Net.Security",
            "System.Security.Cryptography", "System.Linq", "System.Console", "System.Diagnostics.Process", "System.ComponentModel.Primitives", "System.Net.ServicePoint", "System.Net.Requests", "System.Private.Uri", "System.Private.CoreLib", "System.Threading"];
        return [.. names
            .Select(name => Path.Combine(folder, name + ".dll"))
            .Where(File.Exists)
            .Select(path => MetadataReference.CreateFromFile(path))];
    }
}
