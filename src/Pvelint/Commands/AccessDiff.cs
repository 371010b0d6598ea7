using Pvelint.Access;
using Pvelint.Output;
using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Repo.Objects;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary><c>pvelint access --diff BASE HEAD</c>: what a change newly allows, to whom, by which line.</summary>
internal static class AccessDiff
{
    public static ExitCode Run(AccessDiffOptions options, Host host)
    {
        foreach (var target in options.Reports)
        {
            target.Check(host);
        }

        var before = Read(options.Base, options, host);
        var after = Read(options.Head, options, host);
        var rows = AccessChange.Of(before.Plan, after.Plan, after.Version);
        var report = new AccessDiffReport(options.Base, options.Head, after.Version, [.. rows.Select(Masked)]) { IsComplete = before.IsComplete && after.IsComplete, FailsFrom = options.FailsFrom };
        foreach (var target in options.Reports)
        {
            target.Write(host, usesColor: false, (stream, _) => report.Write(target.Format, stream));
        }

        return !report.IsComplete ? ExitCode.Incomplete : report.Fails ? ExitCode.Findings : ExitCode.Clean;
    }

    // Someone whom only a run tells is shown as the code names him, and code may hold anything.
    private static NewAccess Masked(NewAccess row) => row with
    {
        Principal = Mask.Shape(row.Principal),
        Path = Mask.Shape(row.Path),
        Causes = [.. row.Causes.Select(cause => cause with { What = Mask.Shape(cause.What) })],
    };

    // What lies on the disk is meant before a revision of that name; a revision can be written so that it is no path (`HEAD^0`).
    private static AccessSources Read(string state, AccessDiffOptions options, Host host) =>
        Path.Exists(host.Absolute(state))
            ? AccessSources.Read([state], options.Pve, options.Jobs, host, mayBeEmpty: true)
            : OfRevision(state, options, host);

    private static AccessSources OfRevision(string revision, AccessDiffOptions options, Host host)
    {
        var scope = ChangeScope.Find(options.Sources, host);
        var commit = Change.Commit(scope.Repository, revision) ?? throw new StopException(
            ExitCode.Incomplete, $"--diff {revision}: no such file, folder or revision here; give a commit, branch or tag that was fetched" + (scope.Repository.IsShallow ? " (this clone is shallow: fetch more history)" : ""));
        using var store = ObjectStore.Open(scope.Repository);
        var snapshot = Snapshot.OfTree(scope.Repository, commit);
        var root = new ScanRoot("", scope.Repository.Folder, scope.Repository.Folder, IsWorkTree: true);
        var files = snapshot.Entries.Where(entry => entry.IsFile && scope.Includes(entry.Path))
            .Select(entry => new ListedFile(root, entry.Name, FileType.File, GitStatus.Tracked) { Blob = entry.Id, Purpose = scope.PurposeOf(entry.Path) });
        var sources = new TreeReader(options.Jobs, () => new BlobReader(store)).Read([.. files]);
        return AccessSources.Of(sources, PveVersion.Parse(options.Pve ?? Project.NewestPve)!.Value, host);
    }
}

/// <summary>What the command line of <c>access --diff</c> says.</summary>
internal sealed record AccessDiffOptions
{
    /// <summary>The state before: a revision, file or folder.</summary>
    public required string Base { get; init; }

    /// <summary>The state after.</summary>
    public required string Head { get; init; }

    /// <summary>The files and folders of a revision that count; empty for all.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>From which risk on new access is a failure; null for never.</summary>
    public Risk? FailsFrom { get; init; }

    /// <summary>The version of Proxmox VE to judge by; null for the newest.</summary>
    public string? Pve { get; init; }

    /// <summary>The reports to write, at least one.</summary>
    public required IReadOnlyList<ReportTarget> Reports { get; init; }

    /// <summary>Count of threads.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;
}
