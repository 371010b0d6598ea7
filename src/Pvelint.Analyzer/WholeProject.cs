using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pvelint.Formats;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Analyzer;

/// <summary>
/// All files of a compilation that have to do with Proxmox, as <c>pvelint scan</c> reads them: the C# by its names, the files beside it in
/// their own languages. They are read once, and what takes several of them, such as a role in one and its grant in another, is found
/// once; what one C# file tells by itself is found by whoever has its types.
/// </summary>
internal sealed class WholeProject(Compilation compilation, ImmutableArray<AdditionalText> additional, ProjectSettings settings)
{
    // An editor makes a compilation a keystroke: what did not change is not read again.
    private static readonly ConditionalWeakTable<SourceText, Document> Known = new();

    private readonly object _lock = new();
    private Contents? _contents;

    /// <summary>The files as one project.</summary>
    public Project Of(CancellationToken cancellation) => Read(cancellation).Project;

    /// <summary>What the file is for the rules; null for one that has nothing to do with Proxmox, or is left out.</summary>
    public Document? Find(SyntaxTree tree, CancellationToken cancellation) => Read(cancellation).ByTree.TryGetValue(tree, out var document) ? document : null;

    /// <summary>What the file is for the rules; null for one that has nothing to do with Proxmox, or is left out.</summary>
    public Document? Find(AdditionalText file, CancellationToken cancellation) => Read(cancellation).ByFile.TryGetValue(file, out var document) ? document : null;

    /// <summary>Where a file comes from: C#, or a file beside it; neither for one that is not of this project.</summary>
    public (SyntaxTree? Tree, AdditionalText? File) OriginOf(SourceFile file, CancellationToken cancellation)
    {
        var contents = Read(cancellation);
        return (contents.Trees.TryGetValue(file, out var tree) ? tree : null, contents.Texts.TryGetValue(file, out var text) ? text.File : null);
    }

    /// <summary>The findings in a file, with those that are silenced.</summary>
    /// <param name="document">The file; C# as whoever has the types reads it, its <see cref="Document.File"/> being that of <see cref="Find(SyntaxTree, CancellationToken)"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    public IEnumerable<Finding> Judge(Document document, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var contents = Read(cancellation);
        var findings = Linter.CheckDocument(document, contents.Project).Concat(contents.Findings[document.File]);
        return Linter.Judge(settings.With([document]), findings).Where(finding => finding.File == document.File);
    }

    /// <summary>The diagnostics of a C# file.</summary>
    /// <param name="tree">The file.</param>
    /// <param name="document">It as whoever has the types reads it.</param>
    /// <param name="cancellation">Stops the work.</param>
    public IEnumerable<Diagnostic> Diagnose(SyntaxTree tree, Document document, CancellationToken cancellation)
    {
        var contents = Read(cancellation);
        return Shown(Judge(document, cancellation), place => place.File == document.File ? Location.Create(tree, Diagnostics.Span(place)) : Locate(contents, place));
    }

    /// <summary>The diagnostics of a file beside the C#.</summary>
    public IEnumerable<Diagnostic> Diagnose(AdditionalText file, CancellationToken cancellation)
    {
        var contents = Read(cancellation);
        var findings = file == settings.ConfigurationFile && settings.Configuration.File is { } configuration
            ? settings.Problems
                .Select(problem => UnreadFile.Partly(configuration, problem.Span, problem.Message) with { Severity = Severity.Warning })
                .Concat(Linter.Judge(settings.With([]), []).Where(finding => finding.File == configuration))
            : contents.ByFile.TryGetValue(file, out var document) ? Judge(document, cancellation) : [];
        return Shown(findings, place => Locate(contents, place));
    }

    private static IEnumerable<Diagnostic> Shown(IEnumerable<Finding> findings, Func<(SourceFile File, TextSpan Span), Location> locate) =>
        findings.Select(finding => Diagnostics.Of(finding, locate)).OfType<Diagnostic>();

    private static Location Locate(Contents contents, (SourceFile File, TextSpan Span) place)
    {
        if (contents.Trees.TryGetValue(place.File, out var tree))
        {
            return Location.Create(tree, Diagnostics.Span(place));
        }

        if (!contents.Texts.TryGetValue(place.File, out var found))
        {
            return Location.None;
        }

        var span = Diagnostics.Span(place);
        return Location.Create(found.File.Path, span, found.Text.Lines.GetLinePositionSpan(span));
    }

    private Contents Read(CancellationToken cancellation)
    {
        lock (_lock)
        {
            return _contents ??= ReadAll(cancellation);
        }
    }

    private Contents ReadAll(CancellationToken cancellation)
    {
        var trees = new Dictionary<SourceFile, SyntaxTree>();
        var texts = new Dictionary<SourceFile, (AdditionalText File, SourceText Text)>();
        var byTree = new Dictionary<SyntaxTree, Document>();
        var byFile = new Dictionary<AdditionalText, Document>();
        var paths = new HashSet<string>(StringComparer.Ordinal);
        var reader = new DocumentReader();
        foreach (var file in additional)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!paths.Add(file.Path) || settings.IsExcluded(file.Path) || file.GetText(cancellation) is not { } text)
            {
                continue;
            }

            if (file == settings.ConfigurationFile && settings.Configuration.File is { } configuration)
            {
                texts.Add(configuration, (file, text));
                continue;
            }

            var document = DocumentOf(file.Path, text, reader);
            texts.Add(document.File, (file, text));
            byFile.Add(file, document);
        }

        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            var text = tree.GetText(cancellation);
            if (ProxmoxSigns.In(text.ToString()) && !settings.IsExcluded(tree.FilePath) && !IsGenerated(tree.FilePath) && paths.Add(tree.FilePath))
            {
                var document = DocumentOf(tree.FilePath, text, reader);
                trees[document.File] = tree;
                byTree.Add(tree, document);
            }
        }

        // In the order in which a scan has them: some findings stand at the first of several places.
        var project = settings.With([.. byTree.Values.Concat(byFile.Values).OrderBy(document => document.File.Path, StringComparer.Ordinal)]);
        cancellation.ThrowIfCancellationRequested();
        return new Contents(project, byTree, byFile, trees, texts, Linter.CheckProject(project).ToLookup(finding => finding.File));
    }

    private Document DocumentOf(string path, SourceText text, DocumentReader reader)
    {
        var relative = settings.Relative(path);
        if (Known.TryGetValue(text, out var known) && known.File.Path == relative)
        {
            return known;
        }

        var document = reader.Read(new SourceFile(relative, text.ToString()));
        lock (Known)
        {
            Known.Remove(text);
            Known.Add(text, document);
        }

        return document;
    }

    // Roslyn goes by names, too, and asks no analyzer about such a file.
    private static bool IsGenerated(string path) => Array.Exists([".g.cs", ".g.i.cs", ".designer.cs", ".generated.cs"], end => path.EndsWith(end, StringComparison.OrdinalIgnoreCase));

    private sealed record Contents(
        Project Project,
        Dictionary<SyntaxTree, Document> ByTree,
        Dictionary<AdditionalText, Document> ByFile,
        Dictionary<SourceFile, SyntaxTree> Trees,
        Dictionary<SourceFile, (AdditionalText File, SourceText Text)> Texts,
        ILookup<SourceFile, Finding> Findings);
}
