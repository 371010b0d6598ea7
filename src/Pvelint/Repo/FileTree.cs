using System.Text;
using Pvelint.Output;
using Pvelint.Rules;

namespace Pvelint.Repo;

/// <summary>
/// The files that PATH arguments stand for. In a work tree git tells them: tracked and untracked ones, not ignored ones.
/// Where git cannot, the folder is walked and that is said: never silently fewer files.
/// </summary>
internal sealed class FileTree
{
    private readonly List<ListedFile> _files = [];
    private readonly List<SkippedFile> _skipped = [];
    private readonly List<string> _notes = [];

    /// <summary>The files.</summary>
    public IReadOnlyList<ListedFile> Files => _files;

    /// <summary>What could not be listed.</summary>
    public IReadOnlyList<SkippedFile> Skipped => _skipped;

    /// <summary>What the user should know of how the files were found.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Lists the files of PATH arguments, each once.</summary>
    public static FileTree List(IReadOnlyList<ScanTarget> targets)
    {
        var tree = new FileTree();
        foreach (var target in targets.Where(target => target.File is null))
        {
            tree.AddFolder(target.Root, []);
        }

        foreach (var group in targets.Where(target => target.File is not null).GroupBy(target => target.Root.Folder))
        {
            tree.AddNamed([.. group]);
        }

        if (targets.Count > 1)
        {
            tree.RemoveTwins();
        }

        return tree;
    }

    /// <summary>The listing without the files that a configuration leaves out.</summary>
    public FileTree Without(Predicate<ListedFile> isExcluded)
    {
        _files.RemoveAll(isExcluded);
        return this;
    }

    /// <summary>Lists a folder that turned up where a file was expected: a submodule, or a repository within the repository.</summary>
    public static FileTree ListNested(ScanRoot root, byte[] folder)
    {
        var tree = new FileTree();
        tree.AddFolder(root, folder);
        return tree;
    }

    private void AddFolder(ScanRoot root, byte[] start)
    {
        var folder = Path.Combine(root.Folder, Encoding.UTF8.GetString(start));
        if (ScanRoot.FindWorkTree(Path.TrimEndingDirectorySeparator(folder)) is { } workTree)
        {
            var before = _files.Count;
            var failure = Git.ListFiles(folder, [], (name, status) => _files.Add(new ListedFile(root, [.. start, .. name], FileType.Unknown, status)), out var complaint);
            if (failure is null && complaint is not null)
            {
                // It listed the rest. Which folder it could not look into, only its words tell.
                _skipped.Add(new SkippedFile(Printed(root, start), $"git said: {complaint}"));
            }

            if (failure is null && _files.Count > before)
            {
                return;
            }

            if (failure is not null)
            {
                _notes.Add($"{Printed(root, start)}: walked without git, ignored files included: {failure}");
            }
        }

        // Also where git lists nothing: the folder itself may be ignored, yet it was named.
        FolderWalk.List(root, start, _files, _skipped);
    }

    private static string Printed(ScanRoot root, byte[] start) => root.Printed + Encoding.UTF8.GetString(start) is { Length: > 0 } path ? path : ".";

    private void AddNamed(IReadOnlyList<ScanTarget> targets)
    {
        var root = targets[0].Root;
        var known = new Dictionary<string, GitStatus>(StringComparer.Ordinal);
        var missing = GitStatus.Unknown;
        if (root.IsWorkTree)
        {
            var names = targets.Select(target => Encoding.UTF8.GetString(target.File!)).ToList();
            var failure = Git.ListFiles(root.Folder, names, (name, status) => known[Encoding.UTF8.GetString(name)] = status, out _);
            missing = failure is null ? GitStatus.Ignored : GitStatus.Unknown;
        }

        foreach (var target in targets)
        {
            if (LeavesTree(target))
            {
                _skipped.Add(new SkippedFile(root.Printed + Encoding.UTF8.GetString(target.File!), "it is a symbolic link that leaves the tree"));
                continue;
            }

            var status = known.GetValueOrDefault(Encoding.UTF8.GetString(target.File!), missing);
            _files.Add(new ListedFile(target.Root, target.File!, FileType.Unknown, status) { IsNamed = true });
        }
    }

    // A hook passes the names of changed files: a link among them must not show what lies elsewhere on the machine.
    private static bool LeavesTree(ScanTarget target)
    {
        var path = Path.Combine(target.Root.Folder, Encoding.UTF8.GetString(target.File!));
        return File.ResolveLinkTarget(path, returnFinalTarget: true) is { } end && !ScanRoot.IsBelow(end.FullName, target.Root.Repository);
    }

    private void RemoveTwins()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var named = _files.Where(file => file.IsNamed).Select(file => file.FullPath).ToHashSet(StringComparer.Ordinal);
        _files.RemoveAll(file => (!file.IsNamed && named.Contains(file.FullPath)) || !seen.Add(file.FullPath));
    }
}
