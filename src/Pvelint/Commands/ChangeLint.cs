using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Rules;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Lints both snapshots of a change, and keeps what the later one adds.</summary>
internal sealed class ChangeLint(ScanOptions options, Host host, ChangeScope scope, Change change, Blobs blobs)
{
    private readonly Dictionary<string, string> _repositoryPaths = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceFile, SourceFile> _printed = [];

    /// <summary>The result where no file of the change can concern us.</summary>
    public static ScanResult Nothing(ScanOptions options, ReadSources seen) => new()
    {
        Findings = [],
        Configuration = Configuration.Default,
        Pve = options.Pve ?? Project.NewestPve,
        Files = seen.Files,
        Bytes = seen.Bytes,
        Skipped = [],
        RepositoryPath = path => path,
    };

    /// <summary>Reads the files of both snapshots and compares what is found in them.</summary>
    /// <param name="headFiles">The files of the later snapshot.</param>
    /// <param name="baseFiles">The files of the earlier one.</param>
    public ScanResult Run(IReadOnlyList<ListedFile> headFiles, IReadOnlyList<ListedFile> baseFiles)
    {
        var settings = ChangeConfiguration.Find(options, host, scope, change, blobs);
        blobs.Load(scope.Repository, headFiles.Concat(baseFiles).Select(file => file.Blob!));
        var headReader = new TreeReader(options.Jobs, () => new BlobReader(blobs));
        var head = headReader.Read([.. headFiles.Where(file => !settings.Chosen.Excludes(file.RepositoryPath))]);
        var before = new TreeReader(options.Jobs, () => new BlobReader(blobs)) { Sibling = headReader.Remember() }.Read(baseFiles);

        var project = ProjectOf(head, settings.Chosen, settings.Chosen);
        var after = TreeScan.Check(project, head with { Skipped = [] }, options.Jobs);
        var known = TreeScan.Check(ProjectOf(before, settings.Chosen, settings.Before), before with { Skipped = [] }, options.Jobs);
        var renamed = change.Files.Where(file => file is { Old: not null, New: not null }).ToDictionary(file => file.New!.Path, file => file.Old!.Path, StringComparer.Ordinal);
        var added = Addition.Of(after, known, path => renamed.GetValueOrDefault(path, path));
        var skipped = Skipped(head, before);
        return new ScanResult
        {
            Findings = [.. added.Where(finding => IsInScope(finding, settings.Chosen.Configuration)).Concat(TreeScan.Unread(skipped)).Select(Print)],
            Configuration = settings.Chosen.Configuration,
            Pve = project.PveVersion,
            Files = change.Files.Count(file => file.New is { IsFile: true } entry && scope.Includes(entry.Path) && !settings.Chosen.Excludes(entry.Path)),
            Bytes = head.Bytes,
            Skipped = [.. skipped.Select(file => file with { Path = PrintPath(file.Path) })],
            Old = OldCount(after, added),
            Hidden = [.. after.Select(Print)],
            RepositoryPath = path => _repositoryPaths.GetValueOrDefault(path, path),
        };
    }

    private Project ProjectOf(ReadSources sources, SnapshotConfiguration settings, SnapshotConfiguration ignores) =>
        new(sources.Documents, options.Pve ?? settings.Configuration.Pve ?? Project.NewestPve)
        {
            Configuration = settings.Configuration with { Ignores = ignores.Configuration.Ignores, File = ignores.Configuration.File },
            PathInRepository = ignores.PathOf,
            GitStatus = _ => GitStatus.Tracked,
            Today = host.Today,
            HonorsSuppressions = options.HonorsSuppressions,
            IsWhole = options.Source is ScanSource.Since && scope.IsWhole && ignores.Folder.Length == 0,
        };

    private bool IsInScope(Finding finding, Configuration configuration) =>
        ReferenceEquals(finding.File, configuration.File) || scope.Includes(finding.File.Path);

    // What was not read before may hide that a finding is old, so it counts as not checked too.
    private static IReadOnlyList<SkippedFile> Skipped(ReadSources head, ReadSources before)
    {
        var paths = head.Skipped.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. head.Skipped,
            .. before.Skipped.Where(file => !paths.Contains(file.Path)).Select(file => file with { Reason = "as it was before the change: " + file.Reason }),
        ];
    }

    private int OldCount(IReadOnlyList<Finding> after, IReadOnlyList<Finding> added)
    {
        var files = change.Files.Select(file => file.New?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Count(after) - Count(added);

        int Count(IReadOnlyList<Finding> findings) =>
            findings.Count(finding => finding.Suppressed is null && files.Contains(finding.File.Path) && scope.Includes(finding.File.Path));
    }

    private Finding Print(Finding finding) => finding with
    {
        File = Printed(finding.File),
        Related = [.. finding.Related.Select(place => place with { File = Printed(place.File) })],
    };

    // One file stays one: what masks secrets goes by it.
    private SourceFile Printed(SourceFile file)
    {
        if (!_printed.TryGetValue(file, out var printed))
        {
            _printed[file] = printed = file.At(PrintPath(file.Path));
        }

        return printed;
    }

    private string PrintPath(string path)
    {
        var printed = scope.Print(path);
        _repositoryPaths[printed] = path;
        return printed;
    }
}
