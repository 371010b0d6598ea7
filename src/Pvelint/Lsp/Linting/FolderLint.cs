using System.Collections.Concurrent;
using System.Globalization;
using Pvelint.Commands;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Lsp.Linting;

/// <summary>Looks at a folder of the workspace as <c>pvelint scan</c> does from within it, and only at what is new since it last did.</summary>
internal static class FolderLint
{
    /// <summary>Looks at all of it.</summary>
    /// <param name="before">What was found before; null for the first time.</param>
    /// <param name="input">What to look at.</param>
    /// <param name="host">The machine.</param>
    /// <param name="work">What may end it, and is told what the user should know.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static LintedFolder Run(LintedFolder? before, FolderInput input, Host host, LintWork work)
    {
        host = host with { Folder = input.Path, Error = new NoteWriter(work.Note), Unsaved = path => input.Buffers.TryGetValue(path, out var open) ? open.FileText : null };
        try
        {
            List<ScanTarget> targets = [ScanTarget.Resolve(null, host)];
            var settings = ConfigurationSearch.Find(input.Settings.Config, targets, host);
            var tree = LiveTree.Read(before?.Tree, input, targets[0], settings, work);
            var project = TreeScan.ProjectOf(targets, settings, tree.Sources.Documents, tree.Sources.Origins, input.Settings.Pve, host);
            return Check(before, input, tree, project, targets[0], settings, host, work);
        }
        catch (StopException stop)
        {
            // As a scan does: with a configuration that cannot be read nothing is known of what to look at. Till it is mended, the last answer stands.
            return (before ?? new LintedFolder(input)) with { Input = input, Problem = stop.Message };
        }
    }

    /// <summary>What the rules find in one document, and what makes it a skipped one.</summary>
    internal static IReadOnlyList<Finding> OfDocument(Document document, Project project, ConcurrentDictionary<string, SkippedFile> failed) =>
        TreeScan.CheckDocument(document, project, null, failed);

    private static LintedFolder Check(
        LintedFolder? before, FolderInput input, LiveTree tree, Project project, ScanTarget target, ConfigurationFile settings, Host host, LintWork work)
    {
        var failed = new ConcurrentDictionary<string, SkippedFile>(StringComparer.Ordinal);
        var known = before?.Tree is not null && IsSeenAlike(before.Project, project) ? before : null;
        var byDocument = new Dictionary<Document, IReadOnlyList<Finding>>(project.Documents.Count);
        foreach (var document in project.Documents)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            Memory.Bound();
            var path = document.File.Path;
            byDocument[document] = known?.ByDocument.GetValueOrDefault(document) is { } same && known.Project.GitStatus(path) == project.GitStatus(path)
                ? same
                : OfDocument(document, project, failed);
        }

        var together = new List<Finding>();
        foreach (var rule in RuleCatalog.All)
        {
            work.Cancellation.ThrowIfCancellationRequested();
            Memory.Bound();
            together.AddRange(Together(rule, project, work));
        }

        var skipped = failed.Values.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var all = Linter.Judge(project, project.Documents.SelectMany(document => byDocument[document]).Concat(TreeScan.Unread(tree.Sources, skipped)).Concat(together));
        var result = new ScanResult
        {
            Findings = all,
            Configuration = settings.Configuration,
            Pve = project.PveVersion,
            Files = tree.Sources.Files,
            Bytes = 0,
            Skipped = [.. tree.Sources.Skipped, .. skipped],
            ConfigurationFolder = settings.Folder,
            Covers = (folder, path) => TreeScan.Covers(target, settings, folder, path),
            RepositoryPath = path => tree.Sources.Origins.TryGetValue(path, out var file) ? file.RepositoryPath : target.Root.RepositoryPrefix + path,
        };
        var baseline = BaselineFile.Of(Options, result, host);
        var found = baseline is null ? all : [.. Baselining.Of(Options, result, host).Apply(Scan.Identified(result, baseline, host), baseline).Select(finding => finding.Finding)];
        return new LintedFolder(input)
        {
            Tree = tree,
            Project = project,
            ByDocument = byDocument,
            Together = together,
            Findings = LintedFolder.ByFile(found),
            Mask = new Mask(all),
            Baseline = baseline,
            Result = result,
        };
    }

    /// <summary>The options of a scan without any.</summary>
    internal static ScanOptions Options { get; } = new() { Paths = [], Reports = [], Jobs = 1 };

    // A mistake of ours in one rule must not take the others' findings away.
    private static List<Finding> Together(Rule rule, Project project, LintWork work)
    {
        try
        {
            return [.. rule.CheckProject(project)];
        }
        catch (Exception bug) when (bug is not (OperationCanceledException or OutOfMemoryException))
        {
            work.Note($"{rule.Descriptor.Id} failed ({bug.GetType().Name}); please report it");
            return [];
        }
    }

    // Whether rules that look at one document see the same of all others: which variables carry a credential, and whether Proxmox is mentioned anywhere.
    private static bool IsSeenAlike(Project before, Project now) =>
        before.PveVersion == now.PveVersion && before.SecretFlow.IsSameAs(now.SecretFlow) && before.MentionsProxmox == now.MentionsProxmox;

    /// <summary>Takes what a scan says on standard error.</summary>
    private sealed class NoteWriter(Action<string> note) : StringWriter(CultureInfo.InvariantCulture)
    {
        /// <inheritdoc/>
        public override void WriteLine(string? value) => note(value ?? "");
    }
}
