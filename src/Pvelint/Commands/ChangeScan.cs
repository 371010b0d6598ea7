using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Scans what a change adds: what is staged, or what a branch holds beyond its base.</summary>
internal static class ChangeScan
{
    public static ScanResult Run(ScanOptions options, Host host)
    {
        var scope = ChangeScope.Find(options.Paths, host);
        var blobs = new Blobs();
        return options.Source is ScanSource.Staged ? Staged(options, host, scope, blobs) : Since(options, host, scope, blobs);
    }

    private static ScanResult Staged(ScanOptions options, Host host, ChangeScope scope, Blobs blobs)
    {
        var files = Change.Staged(scope.Repository);
        if (files.Count == 0)
        {
            host.Say("nothing is staged");
        }

        var added = files.Select(file => file.New).OfType<SnapshotEntry>().Where(entry => entry.IsFile).ToList();
        blobs.Load(scope.Repository, files.SelectMany(file => new[] { file.Old, file.New }).OfType<SnapshotEntry>().Where(entry => entry.IsFile).Select(entry => entry.Id));
        var seen = new TreeReader(1, () => new BlobReader(blobs)).Read(Listed(added, scope));
        if (seen.Documents.Count == 0 && seen.Skipped.Count == 0 && !added.Exists(entry => Companions.MayBe(entry.Path)))
        {
            return ChangeLint.Nothing(options, seen);
        }

        var head = Snapshot.OfIndex(scope.Repository);
        var change = new Change(files, head, head.Before(files));
        var context = Context.Near(change.Head.Entries.Concat(files.Where(file => file.New is null).Select(file => file.Old!)), files);
        return new ChangeLint(options, host, scope, change, blobs).Run(
            Listed(added.Concat(context.Where(entry => head.Find(entry.Path) is not null)), scope),
            Listed(files.Where(file => file is { Old.IsFile: true, New: not null }).Select(file => file.Old!).Concat(context), scope));
    }

    private static ScanResult Since(ScanOptions options, Host host, ChangeScope scope, Blobs blobs)
    {
        var change = Change.Since(scope.Repository, options.Since);
        if (change.Files.Count == 0)
        {
            host.Say($"HEAD adds nothing to {options.Since}");
        }

        return new ChangeLint(options, host, scope, change, blobs).Run(Listed(change.Head.Entries, scope), Listed(change.Base.Entries, scope));
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
