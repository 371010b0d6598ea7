using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Scans files as they lie on the disk, or the one buffer that standard input holds.</summary>
internal static class TreeScan
{
    public static ScanResult Run(ScanOptions options, Host host)
    {
        var targets = Targets(options, host);
        var settings = ConfigurationSearch.Find(options.Configuration, targets, host);
        var sources = Read(options, targets, settings, host);
        var project = ProjectOf(options, targets, settings, sources, host);
        return new ScanResult
        {
            Findings = Check(project, sources, options.Jobs),
            Configuration = settings.Configuration,
            Pve = project.PveVersion,
            Files = sources.Files,
            Bytes = sources.Bytes,
            Skipped = sources.Skipped,
            ConfigurationFolder = settings.Folder,
            Covers = (folder, path) => targets.Exists(target => Covers(target, settings, folder, path)),
            RepositoryPath = path => sources.Origins.TryGetValue(path, out var file) ? file.RepositoryPath : path,
        };
    }

    private static List<ScanTarget> Targets(ScanOptions options, Host host) => options switch
    {
        { InputName: { } name } => [ScanTarget.OfBuffer(name, host)],
        { Paths.Count: 0 } => [ScanTarget.Resolve(null, host)],
        _ => [.. options.Paths.Select(path => ScanTarget.Resolve(path, host))],
    };

    // What stands in one file may be told by another, so a part of a repository tells nothing of an entry's use.
    private static bool Covers(ScanTarget target, ConfigurationFile settings, string baselineFolder, string path)
    {
        var root = target.Root;
        var isWhole = target.File is null
            && (root.Folder == root.Repository || ScanRoot.IsBelow(baselineFolder, root.Folder) || (settings.Folder is { } folder && ScanRoot.IsBelow(folder, root.Folder)));
        return isWhole && path.StartsWith(root.RepositoryPrefix, StringComparison.Ordinal);
    }

    private static ReadSources Read(ScanOptions options, List<ScanTarget> targets, ConfigurationFile settings, Host host)
    {
        if (options.InputName is not null)
        {
            return new TreeReader(options.Jobs).ReadBuffer(targets[0], host.Input);
        }

        var tree = FileTree.List(targets);
        foreach (var note in tree.Notes)
        {
            host.Say(note);
        }

        tree = tree.Without(settings.Excludes);
        using var progress = Progress.Start(host, "files", tree.Files.Count);
        var sources = new TreeReader(options.Jobs, progress: progress).Read(tree);
        return sources.Files + sources.Skipped.Count > 0
            ? sources
            : throw new StopException(ExitCode.Incomplete, "there is no file to scan: the folder is empty, or all of it is ignored or excluded");
    }

    private static Project ProjectOf(ScanOptions options, List<ScanTarget> targets, ConfigurationFile settings, ReadSources sources, Host host) =>
        new(sources.Documents, options.Pve ?? settings.Configuration.Pve ?? Project.NewestPve)
        {
            Configuration = settings.Configuration,
            PathInRepository = path => sources.Origins.TryGetValue(path, out var file) ? settings.PathOf(file) : path,
            GitStatus = path => sources.Origins.TryGetValue(path, out var file) ? file.Git : GitStatus.Unknown,
            Today = host.Today,
            HonorsSuppressions = options.HonorsSuppressions,
            IsWhole = settings.Folder is { } folder && targets.Exists(target => target.File is null && ScanRoot.IsBelow(folder, target.Folder)),
        };

    /// <summary>The findings of all rules, with those that say what was not read.</summary>
    internal static IReadOnlyList<Finding> Check(Project project, ReadSources sources, int jobs)
    {
        var found = new IEnumerable<Finding>[project.Documents.Count];
        Workers.Run([.. Enumerable.Range(0, found.Length)], jobs, () => 0, (i, _) => found[i] = [.. Linter.CheckDocument(project.Documents[i], project)]);
        var unread = Unread(sources.Skipped);
        var partly = sources.Large.Select(path => UnreadFile.Partly(
            new SourceFile(path, ""), new TextSpan(0, 0), "larger than 64 MiB: only tokens and tickets were looked for, which stand on their own"));
        return Linter.Finish(project, found.SelectMany(findings => findings).Concat(unread).Concat(partly));
    }

    /// <summary>The findings that say what could not be read.</summary>
    internal static IEnumerable<Finding> Unread(IEnumerable<SkippedFile> skipped) =>
        skipped.Select(file => UnreadFile.Of(new SourceFile(file.Path, ""), file.Reason));
}
