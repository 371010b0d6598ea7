using System.Text;
using Pvelint.Commands;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;

namespace Pvelint.Lsp.Linting;

/// <summary>Looks at a folder of the workspace as <c>pvelint scan</c> does from within it.</summary>
internal static class FolderLint
{
    /// <summary>Looks at all of it.</summary>
    /// <param name="input">What to look at.</param>
    /// <param name="host">The machine.</param>
    /// <param name="note">Takes what the user should know.</param>
    public static LintedFolder Run(FolderInput input, Host host, Action<string> note)
    {
        host = host with { Folder = input.Path, Error = new NoteWriter(note), Unsaved = path => input.Buffers.TryGetValue(path, out var open) ? open.FileText : null };
        try
        {
            return Check(input, host);
        }
        catch (StopException stop)
        {
            return new LintedFolder(input, new Project([]), new Dictionary<string, IReadOnlyList<Finding>>(), stop.Message);
        }
    }

    private static LintedFolder Check(FolderInput input, Host host)
    {
        List<ScanTarget> targets = [ScanTarget.Resolve(null, host)];
        var settings = ConfigurationSearch.Find(input.Settings.Config, targets, host);
        var tree = FileTree.List(targets);
        var files = WithUnsaved(tree.Files, targets[0].Root, input);
        files.RemoveAll(settings.Excludes);
        var sources = new TreeReader(1, () => new BufferReader(input.Buffers)).Read(files);
        var project = TreeScan.ProjectOf(targets, settings, sources.Documents, sources.Origins, input.Settings.Pve, host);
        var check = TreeScan.Check(project, sources, 1);
        var result = new ScanResult
        {
            Findings = check.Findings,
            Configuration = settings.Configuration,
            Pve = project.PveVersion,
            Files = sources.Files,
            Bytes = sources.Bytes,
            Skipped = [.. sources.Skipped, .. check.Failed],
            ConfigurationFolder = settings.Folder,
            Covers = (folder, path) => targets.Exists(target => TreeScan.Covers(target, settings, folder, path)),
            RepositoryPath = path => sources.Origins.TryGetValue(path, out var file) ? file.RepositoryPath : targets[0].Root.RepositoryPrefix + path,
        };
        return new LintedFolder(input, project, Open(result, host), null);
    }

    private static Dictionary<string, IReadOnlyList<Finding>> Open(ScanResult result, Host host)
    {
        var options = new ScanOptions { Paths = [], Reports = [], Jobs = 1 };
        var findings = result.Findings;
        if (BaselineFile.Of(options, result, host) is { } baseline)
        {
            findings = [.. Baselining.Of(options, result, host).Apply(Scan.Identified(result, baseline, host), baseline).Select(finding => finding.Finding)];
        }

        return findings.Where(finding => finding.Suppressed is null).GroupBy(finding => finding.File.Path, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Finding>)[.. group], StringComparer.Ordinal);
    }

    // What was never saved is not on the disk, where git and the walk look.
    private static List<ListedFile> WithUnsaved(IReadOnlyList<ListedFile> files, ScanRoot root, FolderInput input)
    {
        var listed = files.ToList();
        var known = listed.Select(file => file.FullPath).ToHashSet(StringComparer.Ordinal);
        var added = input.Buffers.Keys.Where(path => !known.Contains(path) && !File.Exists(path)).Select(path => Path.GetRelativePath(root.Folder, path).Replace(Path.DirectorySeparatorChar, '/')).ToList();
        var ignored = root.IsWorkTree ? Ignored(root, added) : [];
        listed.AddRange(added.Where(name => !ignored.Contains(name))
            .Select(name => new ListedFile(root, Encoding.UTF8.GetBytes(name), FileType.File, root.IsWorkTree ? GitStatus.Untracked : GitStatus.Unknown)));
        return listed;
    }

    private static HashSet<string> Ignored(ScanRoot root, IReadOnlyList<string> names)
    {
        if (names.Count == 0)
        {
            return [];
        }

        var answer = Git.Ask(root.Folder, ["check-ignore", "-z", "--stdin"], Encoding.UTF8.GetBytes(string.Join('\0', names) + "\0"));
        return [.. Encoding.UTF8.GetString(answer.Output).Split('\0', StringSplitOptions.RemoveEmptyEntries)];
    }

    /// <summary>Takes what a scan says on standard error.</summary>
    private sealed class NoteWriter(Action<string> note) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
    {
        /// <inheritdoc/>
        public override void WriteLine(string? value) => note(value ?? "");
    }
}
