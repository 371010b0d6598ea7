using System.Collections.Concurrent;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Repo.History;
using Pvelint.Repo.Objects;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>Scans every version of every file, each content once, for secrets: what is over in the tip is not over in the history.</summary>
internal sealed class HistoryScan
{
    // A grant or a switch that is gone from the tip is gone; a secret is not.
    private static readonly string[] SecretRules = ["PVE101", "PVE102", "PVE103", "PVE104", "PVE105", "PVE108"];

    private readonly ScanOptions _options;
    private readonly Host _host;
    private readonly ChangeScope _scope;
    private readonly ObjectStore _store;
    private readonly List<SkippedFile> _skipped = [];

    private HistoryScan(ScanOptions options, Host host, ChangeScope scope, ObjectStore store)
    {
        _options = options;
        _host = host;
        _scope = scope;
        _store = store;
    }

    public static ScanResult Run(ScanOptions options, Host host)
    {
        // `--history infra` may mean the branch or the folder; as git does, what is both is asked about.
        var paths = options.Paths.ToList();
        var revisions = options.Revisions.ToList();
        foreach (var folder in revisions.Where(revision => Directory.Exists(host.Absolute(revision)) || File.Exists(host.Absolute(revision))).ToList())
        {
            paths.Add(folder);
            revisions.Remove(folder);
        }

        if (options.AllReferences && revisions.Count > 0)
        {
            throw new StopException(ExitCode.Usage, "--all is every reference; give it or REVISIONS");
        }

        var scope = ChangeScope.Find(paths, host);
        using var store = ObjectStore.Open(scope.Repository, options.ReadsPacks);
        return new HistoryScan(options, host, scope, store).Run(revisions);
    }

    private ScanResult Run(IReadOnlyList<string> arguments)
    {
        var revisions = _options.AllReferences ? Revisions.All(_scope.Repository) : Revisions.Of(_scope.Repository, arguments);
        if (_scope.Repository.IsShallow)
        {
            _host.Say("this clone is shallow: versions before the commits at which it ends are not here, and were not looked at; 'git fetch --unshallow' brings them");
        }

        var history = new RepositoryHistory(_scope.Repository, _store, revisions, _options, _host);
        var configuration = _options.Configuration is { } named ? ConfigurationSearch.OfFile(named, _host) : history.Configuration(_host);
        var versions = history.Read();
        var findings = Check(versions, configuration, history);
        _skipped.AddRange(history.Skipped);
        return new ScanResult
        {
            Findings = [.. findings, .. TreeScan.Unread(_skipped)],
            Configuration = configuration,
            Pve = _options.Pve ?? configuration.Pve ?? Project.NewestPve,
            Files = history.Files,
            Bytes = history.Bytes,
            Skipped = [.. _skipped],
            ConfigurationFolder = _scope.Repository.Root,
            CoversHistory = _options is { AllReferences: true, Shard: null, Paths.Count: 0 } && !_scope.Repository.IsShallow,
            RepositoryPath = path => path,
        };
    }

    private List<Finding> Check(IReadOnlyList<FileVersion> versions, Configuration configuration, RepositoryHistory history)
    {
        var rules = RuleCatalog.All.Where(rule => SecretRules.Contains(rule.Descriptor.Id)).ToList();
        var wanted = versions.Where(version => !version.IsKnownClean && _scope.Includes(version.Path) && !configuration.Exclude.Any(pattern => pattern.Matches(version.Path)))
            .OrderBy(version => version.Order).ToList();
        var files = wanted.GroupBy(version => version.Path, StringComparer.Ordinal).Select(group => group.ToList()).OrderByDescending(group => group.Count).ToList();
        var found = new IReadOnlyList<Finding>[files.Count];
        var clean = new ConcurrentDictionary<FileVersion, bool>(ReferenceEqualityComparer.Instance);
        Workers.Run(
            [.. Enumerable.Range(0, files.Count)],
            _options.Jobs,
            () => 0,
            (i, _) => found[i] = LintFile(files[i], version => Lint(version, configuration, history.MentionsProxmox, rules), clean),
            batch: 1);
        history.Remember(versions, version => version.IsKnownClean || clean.ContainsKey(version));
        return Once(found);
    }

    // The versions of a file, the oldest first. One that says nothing about Proxmox or of passwords that the last clean one
    // did not say is as clean as that.
    private static List<Finding> LintFile(List<FileVersion> versions, Func<FileVersion, IReadOnlyList<Finding>> lint, ConcurrentDictionary<FileVersion, bool> clean)
    {
        var found = new List<Finding>();
        RelevantLines? harmless = null;
        foreach (var version in versions)
        {
            if (version.Lines is { } lines && harmless is not null && lines.AreAllIn(harmless))
            {
                clean[version] = true;
                continue;
            }

            var findings = lint(version);
            found.AddRange(findings);
            if (findings.Count == 0)
            {
                clean[version] = true;
                harmless = version.Lines;
            }
        }

        return found;
    }

    private IReadOnlyList<Finding> Lint(FileVersion version, Configuration configuration, bool mentionsProxmox, IReadOnlyList<Rule> rules)
    {
        var documents = version.Documents();
        var others = mentionsProxmox ? new[] { FileVersion.Mention } : [];
        var project = new Project([.. documents, .. others], _options.Pve ?? configuration.Pve ?? Project.NewestPve)
        {
            Configuration = configuration,
            GitStatus = _ => GitStatus.Tracked,
            Today = _host.Today,
            HonorsSuppressions = _options.HonorsSuppressions,
        };
        return
        [
            .. Linter.Finish(project, documents.SelectMany(document => Linter.CheckDocument(document, project, rules)), rules)
                .Where(finding => finding.Secret is not null && finding.File.Path == version.Path)
                .Select(finding => finding with { Version = version.Version }),
        ];
    }

    // A secret that stays in a file for years is one finding: that of its first version.
    private static List<Finding> Once(IEnumerable<IReadOnlyList<Finding>> found)
    {
        var once = new Dictionary<(string Rule, string Path, string KeyPath, Secret Secret), Finding>();
        foreach (var finding in found.SelectMany(findings => findings))
        {
            var key = (finding.Rule.Id, finding.File.Path, finding.KeyPath, finding.Secret!);
            var stays = once.TryGetValue(key, out var first) && (first.Version!.InTip || finding.Version!.InTip);
            once[key] = first is null ? finding : first with { Version = first.Version! with { InTip = stays } };
        }

        return
        [
            .. once.Values.OrderBy(finding => finding.File.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.File.Position(finding.Span.Start).Line)
                .ThenBy(finding => finding.File.Position(finding.Span.Start).Column)
                .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal),
        ];
    }
}
