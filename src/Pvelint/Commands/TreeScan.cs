using System.Collections.Concurrent;
using Pvelint.Formats;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Rules;
using Pvelint.Rules.Hygiene;
using Pvelint.Text;

namespace Pvelint.Commands;

/// <summary>Scans files as they lie on the disk, or the one buffer that standard input holds.</summary>
internal static class TreeScan
{
    public static ScanResult Run(ScanOptions options, Host host) => Look(Open(options, host), options, host);

    /// <summary>Reads what is to be scanned.</summary>
    public static TreeSources Open(ScanOptions options, Host host)
    {
        WarmUp.Start();
        var targets = Targets(options, host);
        var settings = ConfigurationSearch.Find(options.Configuration, targets, host);
        return new TreeSources(targets, settings, Read(options, targets, settings, host));
    }

    /// <summary>Asks the rules about what was read.</summary>
    public static ScanResult Look(TreeSources tree, ScanOptions options, Host host)
    {
        var (targets, settings, sources) = tree;
        var project = ProjectOf(targets, settings, sources.Documents, sources.Origins, options.Pve, host, options.HonorsSuppressions);
        var shard = options.Shard is { } part ? new TreeShard(part, path => RepositoryPath(path, sources, targets), project) : null;
        var check = Check(project, sources, options.Jobs, shard);
        return new ScanResult
        {
            Findings = check.Findings,
            Configuration = settings.Configuration,
            Pve = project.PveVersion,
            Files = sources.Files,
            Bytes = sources.Bytes,
            Skipped = [.. sources.Skipped.Where(file => shard?.Owns(file.Path) != false), .. check.Failed],
            Elsewhere = rules => shard?.Elsewhere(rules) ?? [],
            ConfigurationFolder = settings.Folder,
            Covers = (folder, path) => targets.Any(target => Covers(target, settings, folder, path)),
            RepositoryPath = path => RepositoryPath(path, sources, targets),
            Fixes = finding => Rules.Fixes.WithoutHands(finding, project),
        };
    }

    // Of what could not be read only the printed path is known.
    private static string RepositoryPath(string path, ReadSources sources, IReadOnlyList<ScanTarget> targets)
    {
        if (sources.Origins.TryGetValue(path, out var file))
        {
            return file.RepositoryPath;
        }

        return targets.FirstOrDefault(target => path.StartsWith(target.Root.Printed, StringComparison.Ordinal)) is { Root: var root } ? root.RepositoryPrefix + path[root.Printed.Length..] : path;
    }

    private static List<ScanTarget> Targets(ScanOptions options, Host host) => options switch
    {
        { InputName: { } name } => [ScanTarget.OfBuffer(name, host)],
        { Paths.Count: 0 } => [ScanTarget.Resolve(null, host)],
        _ => [.. options.Paths.Select(path => ScanTarget.Resolve(path, host))],
    };

    // What stands in one file may be told by another, so a part of a repository tells nothing of an entry's use.
    internal static bool Covers(ScanTarget target, ConfigurationFile settings, string baselineFolder, string path)
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
        var sources = new TreeReader(options.Jobs, progress: progress) { Counts = file => options.Shard?.Owns(file.RepositoryPath) != false }.Read(tree);
        return sources.Files + sources.Skipped.Count > 0 || (options.Shard is not null && tree.Files.Count > 0)
            ? sources
            : throw new StopException(ExitCode.Incomplete, "there is no file to scan: the folder is empty, or all of it is ignored or excluded");
    }

    /// <summary>What was read as the rules see it.</summary>
    /// <param name="targets">What was to be read.</param>
    /// <param name="settings">The configuration.</param>
    /// <param name="documents">The files that concern us.</param>
    /// <param name="origins">Where each came from, by its printed path.</param>
    /// <param name="pve">The version of Proxmox VE to judge by; null for what the configuration says.</param>
    /// <param name="host">The machine.</param>
    /// <param name="honorsSuppressions">Whether suppressions count.</param>
    internal static Project ProjectOf(
        IReadOnlyList<ScanTarget> targets, ConfigurationFile settings, IReadOnlyList<Document> documents, IReadOnlyDictionary<string, ListedFile> origins, string? pve, Host host,
        bool honorsSuppressions = true) =>
        new(documents, pve ?? settings.Configuration.Pve ?? Project.NewestPve)
        {
            Configuration = settings.Configuration,
            PathInRepository = path => origins.TryGetValue(path, out var file) ? settings.PathOf(file) : path,
            GitStatus = path => origins.TryGetValue(path, out var file) ? file.Git : GitStatus.Unknown,
            Today = host.Today,
            HonorsSuppressions = honorsSuppressions,
            IsWhole = targets.Any(target => target.File is null && ScanRoot.IsBelow(settings.Folder ?? target.Root.Repository, target.Folder)),
        };

    /// <summary>The findings of all rules, with those that say what was not read, and the files on which a rule failed.</summary>
    /// <param name="project">What was read.</param>
    /// <param name="sources">How that went.</param>
    /// <param name="jobs">Count of threads.</param>
    /// <param name="shard">The part of it to check; null for all.</param>
    /// <param name="rules">The rules; null for all.</param>
    internal static TreeCheck Check(Project project, ReadSources sources, int jobs, TreeShard? shard = null, IReadOnlyList<Rule>? rules = null)
    {
        var found = new IReadOnlyList<Finding>[project.Documents.Count];
        var failed = new ConcurrentDictionary<string, SkippedFile>(StringComparer.Ordinal);
        Workers.Run([.. Enumerable.Range(0, found.Length)], jobs, () => 0, (i, _) => found[i] = CheckDocument(project.Documents[i], project, shard is null ? rules : shard.RulesFor(project.Documents[i]), failed));
        var skipped = failed.Values.OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var findings = Linter.Finish(project, found.SelectMany(findings => findings).Concat(Unread(sources, skipped)), rules);
        return shard is null ? new TreeCheck(findings, skipped) : new TreeCheck([.. findings.Where(shard.Owns)], [.. skipped.Where(file => shard.Owns(file.Path))]);
    }

    /// <summary>The findings that say what was not read, or only in part, or not checked.</summary>
    internal static IEnumerable<Finding> Unread(ReadSources sources, IReadOnlyList<SkippedFile> failed)
    {
        var partly = sources.Large.Select(path => UnreadFile.Partly(
            new SourceFile(path, ""), new TextSpan(0, 0), "larger than 64 MiB: only tokens and tickets were looked for, which stand on their own"));
        return Unread(sources.Skipped).Concat(Unread(failed)).Concat(partly);
    }

    /// <summary>What rules find in a document; a rule that fails on it makes it a skipped one.</summary>
    internal static IReadOnlyList<Finding> CheckDocument(Document document, Project project, IReadOnlyList<Rule>? rules, ConcurrentDictionary<string, SkippedFile> failed)
    {
        try
        {
            return rules is { Count: 0 } ? [] : [.. Linter.CheckDocument(document, project, rules)];
        }
        catch (Exception bug) when (bug is not StopException)
        {
            failed.TryAdd(document.File.Path, new SkippedFile(document.File.Path, SkippedFile.Bug(bug)));
            return [];
        }
    }

    /// <summary>The findings that say what could not be read.</summary>
    internal static IEnumerable<Finding> Unread(IEnumerable<SkippedFile> skipped) =>
        skipped.Select(file => UnreadFile.Of(new SourceFile(file.Path, ""), file.Reason));
}

/// <summary>What a scan of files has read.</summary>
/// <param name="Targets">What was to be read.</param>
/// <param name="Settings">The configuration.</param>
/// <param name="Sources">What was read.</param>
internal sealed record TreeSources(IReadOnlyList<ScanTarget> Targets, ConfigurationFile Settings, ReadSources Sources);

/// <summary>What came of checking files.</summary>
/// <param name="Findings">The findings, sorted.</param>
/// <param name="Failed">The files on which a rule failed: nothing is known of them.</param>
internal sealed record TreeCheck(IReadOnlyList<Finding> Findings, IReadOnlyList<SkippedFile> Failed);
