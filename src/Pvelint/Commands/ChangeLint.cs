using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Lints both snapshots of a change, and keeps what the later one adds.</summary>
/// <param name="options">The command line.</param>
/// <param name="host">The machine.</param>
/// <param name="scope">Which part of the repository counts.</param>
/// <param name="change">The change.</param>
/// <param name="makeReader">Makes a thread's reader of objects.</param>
internal sealed class ChangeLint(ScanOptions options, Host host, ChangeScope scope, Change change, Func<BlobReader> makeReader)
{
    private readonly Dictionary<string, string> _renamed = change.Files
        .Where(file => file is { Old: not null, New: not null })
        .ToDictionary(file => file.New!.Path, file => file.Old!.Path, StringComparer.Ordinal);

    private readonly HashSet<string> _changed = change.Files.Select(file => file.New?.Path).OfType<string>().ToHashSet(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _repositoryPaths = new(StringComparer.Ordinal);
    private readonly Dictionary<SourceFile, SourceFile> _printed = [];

    /// <summary>The result where no file of the change can concern us.</summary>
    public static ScanResult Nothing(ScanOptions options, int files, long bytes) => new()
    {
        Findings = [],
        Configuration = Configuration.Default,
        Pve = options.Pve ?? Project.NewestPve,
        Files = files,
        Bytes = bytes,
        Skipped = [],
        RepositoryPath = path => path,
    };

    /// <summary>Reads the files of both snapshots and compares what is found in them.</summary>
    /// <param name="headFiles">The files of the later snapshot.</param>
    /// <param name="baseFiles">The files of the earlier one.</param>
    public ScanResult Run(IReadOnlyList<ListedFile> headFiles, IReadOnlyList<ListedFile> baseFiles)
    {
        var settings = ChangeConfiguration.Find(options, host, scope, change, makeReader());
        if (settings.Chosen.Configuration.File is { } file && file.Path == options.Configuration)
        {
            // It was named as it is to be printed, and may lie anywhere.
            _printed[file] = file;
        }

        var baseline = ChangeBaseline.Find(options, host, scope, change, settings, makeReader());
        if (baseline.Chosen?.Baseline.File is { } accepted)
        {
            _printed[accepted] = accepted;
        }

        var headReader = new TreeReader(options.Jobs, makeReader);
        var head = headReader.Read([.. headFiles.Where(file => !settings.Chosen.Excludes(file.RepositoryPath))]);
        var project = ProjectOf(head, settings.Chosen, settings.Chosen, document => !options.TrustBase || !_changed.Contains(document.File.Path));
        var (after, failed) = TreeScan.Check(project, head with { Skipped = [] }, options.Jobs);

        // Where there is nothing that could be old, what was before does not matter.
        var before = after.Count == 0 && !HasSuppressions(head)
            ? new ReadSources([], new Dictionary<string, ListedFile>(), 0, 0, [], [])
            : new TreeReader(options.Jobs, makeReader) { Sibling = headReader.Remember() }.Read(baseFiles);
        var (known, failedBefore) = after.Count == 0 ? new TreeCheck([], []) : TreeScan.Check(ProjectOf(before, settings.Chosen, settings.Before, _ => true), before with { Skipped = [] }, options.Jobs);
        var added = Addition.Of(after, known, OldPath);
        var skipped = Skipped([.. head.Skipped, .. failed], [.. before.Skipped, .. failedBefore]);
        return new ScanResult
        {
            Findings = Sorted([.. added, .. TreeScan.Unread(head.Skipped), .. Silencing(settings, baseline, head, before)], [settings.Chosen.Configuration.File, baseline.Chosen?.Baseline.File]),
            Configuration = settings.Chosen.Configuration,
            Pve = project.PveVersion,
            Files = change.Files.Count(file => file.New is { IsFile: true } entry && scope.Includes(entry.Path) && !settings.Chosen.Excludes(entry.Path)),
            Bytes = head.Bytes,
            Skipped = [.. skipped.Select(file => file with { Path = PrintPath(file.Path) })],
            Old = OldCount(after, added),
            ConfigurationFolder = Path.Combine(scope.Repository.Root, settings.Chosen.Folder),
            Baseline = baseline.Chosen,
            Hidden = [.. after.Select(Print)],
            RepositoryPath = path => _repositoryPaths.GetValueOrDefault(path, path),
        };
    }

    private Project ProjectOf(ReadSources sources, SnapshotConfiguration settings, SnapshotConfiguration ignores, Func<Document, bool> trustsComments) =>
        new(sources.Documents, options.Pve ?? settings.Configuration.Pve ?? Project.NewestPve)
        {
            Configuration = settings.Configuration with { Ignores = ignores.Configuration.Ignores, File = ignores.Configuration.File },
            PathInRepository = ignores.PathOf,
            GitStatus = _ => GitStatus.Tracked,
            Today = host.Today,
            HonorsSuppressions = options.HonorsSuppressions,
            TrustsComments = trustsComments,
            IsWhole = options.Source is ScanSource.Since && scope.IsWhole && ignores.Folder.Length == 0,
        };

    private static bool HasSuppressions(ReadSources head) => head.Documents.Any(document => document.File.Text.Contains("pvelint:", StringComparison.Ordinal));

    private string OldPath(string path) => _renamed.GetValueOrDefault(path, path);

    // With --trust-base nothing that the change adds silences anything.
    private IEnumerable<Finding> Silencing(ChangeConfiguration settings, ChangeBaseline baseline, ReadSources head, ReadSources before)
    {
        if (options.TrustBase)
        {
            return [];
        }

        var known = settings.Chosen.Folder == settings.Before.Folder ? settings.Before.Configuration : Configuration.Default;
        var inConfiguration = ReferenceEquals(settings.Chosen, settings.Before) ? [] : SilencingChange.InConfiguration(settings.Chosen.Configuration, known);
        return options.HonorsSuppressions
            ? inConfiguration.Concat(SilencingChange.InBaseline(baseline.Chosen?.Baseline.File, baseline.Added())).Concat(SilencingChange.InComments(head.Documents.Where(document => _changed.Contains(document.File.Path)), before.Documents, OldPath))
            : inConfiguration;
    }

    private IReadOnlyList<Finding> Sorted(IReadOnlyList<Finding> findings, SourceFile?[] settings) =>
    [
        .. findings
            .Where(finding => IsInScope(finding, settings))
            .Select(Print)
            .OrderBy(finding => finding.File.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.File.Position(finding.Span.Start).Line)
            .ThenBy(finding => finding.File.Position(finding.Span.Start).Column)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
    ];

    private bool IsInScope(Finding finding, SourceFile?[] settings) =>
        Array.Exists(settings, file => ReferenceEquals(finding.File, file)) || scope.Includes(finding.File.Path);

    // What was not read before may hide that a finding is old, so it counts as not checked too.
    private static IReadOnlyList<SkippedFile> Skipped(IReadOnlyList<SkippedFile> head, IReadOnlyList<SkippedFile> before)
    {
        var paths = head.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. head,
            .. before.Where(file => !paths.Contains(file.Path)).Select(file => file with { Reason = "as it was before the change: " + file.Reason }),
        ];
    }

    private int OldCount(IReadOnlyList<Finding> after, IReadOnlyList<Finding> added)
    {
        return Count(after) - Count(added);

        int Count(IReadOnlyList<Finding> findings) =>
            findings.Count(finding => finding.Suppressed is null && _changed.Contains(finding.File.Path) && scope.Includes(finding.File.Path));
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
