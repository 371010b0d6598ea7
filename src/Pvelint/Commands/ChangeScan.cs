using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Repo.Objects;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>Scans what a change adds: what is staged, or what a branch holds beyond its base.</summary>
internal static class ChangeScan
{
    private const int MostRemoved = 200;

    public static ScanResult Run(ScanOptions options, Host host)
    {
        var scope = ChangeScope.Find(options.Paths, host, options.Source is ScanSource.Staged);
        return options.Source is ScanSource.Staged ? Staged(options, host, scope) : Since(options, host, scope);
    }

    private static ScanResult Staged(ScanOptions options, Host host, ChangeScope scope)
    {
        var files = Change.Staged(scope.Repository);
        scope.Check(files.SelectMany(file => new[] { file.Old, file.New }).OfType<SnapshotEntry>());
        var file = IndexFile.Read(IndexPath(scope.Repository, host), scope.Repository.HashLength);
        if (file.State is IndexState.Damaged)
        {
            throw new StopException(ExitCode.Incomplete, "the index is damaged: it ends before its entries do; see 'git fsck', or remove it and run 'git reset'");
        }

        if (files.Count == 0 && !options.Quiet)
        {
            host.Say("nothing is staged");
        }

        var added = new List<SnapshotEntry>();
        foreach (var entry in files)
        {
            if (entry.New is { IsFile: true } && scope.Includes(entry.New.Path))
            {
                added.Add(entry.New);
            }
        }

        if (!Concerns(files, added, scope.Repository, out var bytes))
        {
            return ChangeLint.Nothing(options, added.Count, bytes);
        }

        return Staged(options, host, scope, files, file);
    }

    private static ScanResult Staged(ScanOptions options, Host host, ChangeScope scope, IReadOnlyList<ChangedFile> files, IndexFile file)
    {
        using var store = ObjectStore.Open(scope.Repository);
        var budget = new ContextBudget(
            [.. files.Where(file => file.New is not null).SelectMany(file => new[] { file.Old, file.New }).OfType<SnapshotEntry>().Select(entry => entry.Id)]);
        var index = IndexListing.Of(scope.Repository, file);
        var context = Context.Near(index, files);
        var head = Snapshot.Of(index.Named(files.Select(file => file.New?.Name).OfType<byte[]>().Concat(scope.ConfigurationNames)).Concat(context));
        if (files.Any(file => file.New is { } entry && head.Find(entry.Path)?.Id != entry.Id))
        {
            throw new StopException(ExitCode.Incomplete, "the index changed while it was read; scan again when nothing else is staging");
        }

        var change = new Change(files, head, head.Before(files));
        var removed = files.Where(file => file is { New: null, Old.IsFile: true }).Select(file => file.Old!).Take(MostRemoved);
        return new ChangeLint(options with { Jobs = 1 }, host, scope, change, () => new BlobReader(store, budget)).Run(
            Listed(files.Select(file => file.New).OfType<SnapshotEntry>().Concat(context), scope),
            Listed(files.Where(file => file is { Old.IsFile: true, New: not null }).Select(file => file.Old!).Concat(context).Concat(removed), scope));
    }

    // While a commit is being made, its index may be another one (`git commit -a`).
    private static string IndexPath(GitRepository repository, Host host) =>
        host.Variable("GIT_INDEX_FILE") is { Length: > 0 } named ? Path.GetFullPath(named, repository.Root) : Path.Combine(repository.GitFolder, "index");

    // Most commits do not concern us: that is said before anything else is read.
    private static bool Concerns(IReadOnlyList<ChangedFile> files, IReadOnlyList<SnapshotEntry> added, GitRepository repository, out long bytes)
    {
        bytes = 0;
        foreach (var file in files)
        {
            if ((file.Old is not null && IsConfiguration(file.Old)) || (file.New is not null && IsConfiguration(file.New)))
            {
                return true;
            }
        }

        var buffer = new ObjectBuffer();
        foreach (var entry in added)
        {
            // What was just staged lies in a file of its own. What does not, or cannot be read, is for the way that knows them all.
            if (Companions.MayBe(entry.Path)
                || !ObjectId.TryParse(entry.Id, out var id)
                || LooseObjects.Read(LooseObjects.PathOf(repository.ObjectFolder, id), null, buffer, out var kind, null) is not Outcome.Read
                || kind is not ObjectKind.Blob
                || Prefilter.Passes(entry.Name, buffer.Content))
            {
                return true;
            }

            bytes += buffer.Length;
        }

        return false;
    }

    private static bool IsConfiguration(SnapshotEntry entry) => entry.Path == Configuration.FileName || entry.Path.EndsWith("/" + Configuration.FileName, StringComparison.Ordinal);

    private static ScanResult Since(ScanOptions options, Host host, ChangeScope scope)
    {
        using var store = ObjectStore.Open(scope.Repository);
        var change = Change.Since(scope.Repository, options.Since);
        scope.Check(change.Head.Entries.Concat(change.Base.Entries));
        if (change.Files.Count == 0 && !options.Quiet)
        {
            host.Say($"HEAD adds nothing to {options.Since}");
        }

        return new ChangeLint(options, host, scope, change, () => new BlobReader(store)).Run(Listed(change.Head.Entries, scope), Listed(change.Base.Entries, scope));
    }

    private static IReadOnlyList<ListedFile> Listed(IEnumerable<SnapshotEntry> entries, ChangeScope scope)
    {
        var root = new ScanRoot("", scope.Repository.Folder, scope.Repository.Folder, IsWorkTree: true);
        return
        [
            .. entries.Where(entry => entry.IsFile).Select(entry => new ListedFile(root, entry.Name, FileType.File, GitStatus.Tracked)
            {
                Blob = entry.Id,
                Purpose = scope.PurposeOf(entry.Path),
            }),
        ];
    }
}
