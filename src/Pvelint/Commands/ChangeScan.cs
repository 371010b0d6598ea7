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
        var scope = ChangeScope.Find(options.Paths, host);
        using var store = ObjectStore.Open(scope.Repository);
        return options.Source is ScanSource.Staged ? Staged(options, host, scope, store) : Since(options, host, scope, store);
    }

    private static ScanResult Staged(ScanOptions options, Host host, ChangeScope scope, ObjectStore store)
    {
        var files = Change.Staged(scope.Repository);
        scope.Check(files.SelectMany(file => new[] { file.Old, file.New }).OfType<SnapshotEntry>());
        var index = IndexListing.Read(scope.Repository, IndexPath(scope.Repository, host));
        if (files.Count == 0 && !options.Quiet)
        {
            host.Say("nothing is staged");
        }

        var added = files.Select(file => file.New).OfType<SnapshotEntry>().Where(entry => entry.IsFile).ToList();
        var changed = files.SelectMany(file => new[] { file.Old, file.New }).OfType<SnapshotEntry>().Where(entry => entry.IsFile).ToList();
        var budget = new ContextBudget(
            [.. files.Where(file => file.New is not null).SelectMany(file => new[] { file.Old, file.New }).OfType<SnapshotEntry>().Select(entry => entry.Id)]);
        var seen = new TreeReader(1, () => new BlobReader(store)).Read(Listed(added, scope));
        if (seen.Documents.Count == 0 && seen.Skipped.Count == 0 && !added.Exists(entry => Companions.MayBe(entry.Path)) && !changed.Exists(IsConfiguration))
        {
            return ChangeLint.Nothing(options, seen);
        }

        var context = Context.Near(index, files);
        var head = Snapshot.Of(index.Named(files.Select(file => file.New?.Name).OfType<byte[]>().Concat(scope.ConfigurationNames)).Concat(context));
        if (files.Any(file => file.New is { } entry && head.Find(entry.Path)?.Id != entry.Id))
        {
            throw new StopException(ExitCode.Incomplete, "the index changed while it was read; scan again when nothing else is staging");
        }

        var change = new Change(files, head, head.Before(files));
        var removed = files.Where(file => file is { New: null, Old.IsFile: true }).Select(file => file.Old!).Take(MostRemoved);
        return new ChangeLint(options with { Jobs = 1 }, host, scope, change, () => new BlobReader(store, budget)).Run(
            Listed(added.Concat(context), scope),
            Listed(files.Where(file => file is { Old.IsFile: true, New: not null }).Select(file => file.Old!).Concat(context).Concat(removed), scope));
    }

    // While a commit is being made, its index may be another one (`git commit -a`).
    private static string IndexPath(GitRepository repository, Host host) =>
        host.Variable("GIT_INDEX_FILE") is { Length: > 0 } named ? Path.GetFullPath(named, repository.Root) : Path.Combine(repository.GitFolder, "index");

    private static bool IsConfiguration(SnapshotEntry entry) => entry.Path == Configuration.FileName || entry.Path.EndsWith("/" + Configuration.FileName, StringComparison.Ordinal);

    private static ScanResult Since(ScanOptions options, Host host, ChangeScope scope, ObjectStore store)
    {
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
