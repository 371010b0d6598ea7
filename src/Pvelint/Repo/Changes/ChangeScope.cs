using System.Text;
using Pvelint.Commands;
using Pvelint.Rules;

namespace Pvelint.Repo.Changes;

/// <summary>Which part of a repository a change is looked at in, and how its paths are printed.</summary>
internal sealed class ChangeScope
{
    private readonly IReadOnlyList<ScopePath> _paths;
    private readonly string _folder;

    private ChangeScope(GitRepository repository, IReadOnlyList<ScopePath> paths, string folder)
    {
        Repository = repository;
        _paths = paths;
        _folder = folder;
    }

    /// <summary>The repository.</summary>
    public GitRepository Repository { get; }

    /// <summary>Whether the whole repository is looked at.</summary>
    public bool IsWhole => _paths.Count == 0 || _paths.Any(path => path.Below.Length == 0);

    /// <summary>The folders of the repository that PATH arguments name or lie in, each empty or ending in a slash; the root where there is none.</summary>
    public IEnumerable<string> Folders => _paths.Count == 0 ? [""] : _paths.Select(path => path.Below[..(path.Below.LastIndexOf('/') + 1)]).Distinct(StringComparer.Ordinal);

    /// <summary>Where a configuration may lie: in these folders, and in those above.</summary>
    public IEnumerable<byte[]> ConfigurationNames =>
        Folders.SelectMany(folder => Enumerable.Range(0, folder.Length + 1).Where(length => length == 0 || folder[length - 1] == '/').Select(length => folder[..length]))
            .Distinct(StringComparer.Ordinal)
            .Select(folder => Encoding.UTF8.GetBytes(folder + Configuration.FileName));

    /// <summary>Finds the repository of PATH arguments.</summary>
    /// <param name="paths">The arguments; empty for the current directory.</param>
    /// <param name="host">The machine.</param>
    /// <param name="isHook">Whether the answer is waited for, so that git is not asked what the folders tell; it must be asked for more then.</param>
    /// <exception cref="StopException">There is none, or there are several.</exception>
    public static ChangeScope Find(IReadOnlyList<string> paths, Host host, bool isHook = false)
    {
        if (paths.Count == 0)
        {
            var own = (isHook ? GitRepository.FindPlain(host.Folder, host.Variable) : null) ?? GitRepository.Open(host.Folder, ".");
            return new ChangeScope(own, [], own.Prefix);
        }

        if (host.Variable("GIT_DIR") is not null || host.Variable("GIT_INDEX_FILE") is not null)
        {
            return OfHook(paths, host);
        }

        GitRepository? repository = null;
        var found = new List<ScopePath>();
        foreach (var path in paths)
        {
            var folder = FolderOf(path, host, out var rest);
            var owner = GitRepository.Open(folder, path);
            if (repository is not null && repository.GitFolder != owner.GitFolder)
            {
                throw new StopException(ExitCode.Usage, "these PATHs lie in several repositories; scan them apart");
            }

            repository ??= owner;
            found.Add(new ScopePath(path.Replace(Path.DirectorySeparatorChar, '/'), owner.Prefix + rest, Exists(path, host)));
        }

        // A repository is asked from where the first PATH lies; where we stand, it may not be one.
        return new ChangeScope(repository!, found, "");
    }

    /// <summary>Whether a file of the repository is looked at.</summary>
    public bool Includes(string path) => _paths.Count == 0 || _paths.Any(scope => scope.Includes(path));

    /// <summary>Checks that each PATH names something, be it only in the repository.</summary>
    /// <param name="entries">What the repository is known to hold.</param>
    /// <exception cref="StopException">One names nothing.</exception>
    public void Check(IEnumerable<SnapshotEntry> entries)
    {
        if (_paths.FirstOrDefault(path => !path.Exists && !entries.Any(entry => path.Includes(entry.Path))) is { } missing)
        {
            throw new StopException(ExitCode.Usage, $"{missing.Printed}: no such file or folder");
        }
    }

    /// <summary>The path that tells what a file is for: below PATH, as when the files are scanned themselves.</summary>
    public string PurposeOf(string path) =>
        _paths.FirstOrDefault(scope => scope.IsFolder && scope.Includes(path)) is { } scope ? path[scope.Below.Length..] : path;

    /// <summary>A path of the repository as reports print it: PATH and the rest, or relative to the current directory.</summary>
    public string Print(string path)
    {
        // What is no text is told apart within a run only; reports show it as U+FFFD.
        var shown = Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(path));
        if (_paths.FirstOrDefault(scope => scope.Includes(path)) is { } scope)
        {
            var rest = shown[Math.Min(scope.Below.Length, shown.Length)..].TrimStart('/');
            return rest.Length == 0 || scope.Printed.EndsWith('/') ? scope.Printed + rest : scope.Printed + "/" + rest;
        }

        return shown.StartsWith(_folder, StringComparison.Ordinal)
            ? shown[_folder.Length..]
            : string.Concat(Enumerable.Repeat("../", _folder.Count(unit => unit == '/'))) + shown;
    }

    // In a hook the environment says which repository and which index it is about, relative to the current directory.
    private static ChangeScope OfHook(IReadOnlyList<string> paths, Host host)
    {
        var repository = GitRepository.Open(host.Folder, ".");
        var found = new List<ScopePath>();
        foreach (var path in paths)
        {
            var folder = FolderOf(path, host, out var rest);
            if (!ScanRoot.IsBelow(folder, repository.Root))
            {
                throw new StopException(ExitCode.Usage, $"{path} lies outside of the repository that this hook is called for");
            }

            var below = folder.Length == repository.Root.Length ? "" : folder[(repository.Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/') + "/";
            found.Add(new ScopePath(path.Replace(Path.DirectorySeparatorChar, '/'), below + rest, Exists(path, host)));
        }

        return new ChangeScope(repository, found, repository.Prefix);
    }

    private static bool Exists(string path, Host host) => Path.Exists(host.Absolute(path));

    // A file may be staged that no longer lies on the disk: the nearest folder that is there tells the repository.
    private static string FolderOf(string path, Host host, out string rest)
    {
        if (path.Length == 0)
        {
            throw new StopException(ExitCode.Usage, "a PATH is empty");
        }

        var full = Path.TrimEndingDirectorySeparator(host.Absolute(path));
        var folder = full;
        while (!Directory.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new StopException(ExitCode.Usage, $"{path}: no such file or folder");
        }

        rest = full.Length == folder.Length ? "" : full[(folder.Length + (Path.EndsInDirectorySeparator(folder) ? 0 : 1))..].Replace(Path.DirectorySeparatorChar, '/');
        return folder;
    }

    /// <summary>A PATH argument.</summary>
    /// <param name="Printed">As it was given.</param>
    /// <param name="Below">The same below the repository's root: empty or ending in a slash for a folder that exists.</param>
    /// <param name="Exists">Whether something lies there on the disk.</param>
    private sealed record ScopePath(string Printed, string Below, bool Exists)
    {
        public bool IsFolder => Below.Length == 0 || Below.EndsWith('/');

        public bool Includes(string path) =>
            path.StartsWith(Below, StringComparison.Ordinal) && (IsFolder || path.Length == Below.Length || path[Below.Length] == '/');
    }
}
