using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>The configurations of a change.</summary>
/// <param name="Chosen">The one that holds.</param>
/// <param name="Before">The one that held before the change.</param>
internal sealed record ChangeConfiguration(SnapshotConfiguration Chosen, SnapshotConfiguration Before)
{
    /// <summary>Finds them: in the snapshots, not in the work tree, unless the command line names a file.</summary>
    /// <exception cref="StopException">The one that holds cannot be read or has errors.</exception>
    public static ChangeConfiguration Find(ScanOptions options, Host host, ChangeScope scope, Change change, BlobReader blobs)
    {
        if (options.Configuration is { } named)
        {
            return OfFile(named, options, host, scope, change, blobs);
        }

        if (options.TrustBase)
        {
            var trusted = SnapshotConfiguration.Find(change.Base.Find, scope, blobs, host);
            return new ChangeConfiguration(trusted, trusted);
        }

        var chosen = SnapshotConfiguration.Find(change.Head.Find, scope, blobs, host);
        return new ChangeConfiguration(chosen, Tolerate(() => SnapshotConfiguration.Find(change.Base.Find, scope, blobs, host with { Error = TextWriter.Null })));
    }

    // A file of the repository is part of the change as any other: its author may be the change's.
    private static ChangeConfiguration OfFile(string named, ScanOptions options, Host host, ChangeScope scope, Change change, BlobReader blobs)
    {
        var path = PathInRepository(host.Absolute(named), scope.Repository);
        var before = path is null ? null : change.Base.Find(path);
        if (options.TrustBase && path is not null && (before is not null || change.Head.Find(path) is not null))
        {
            var trusted = before is not null
                ? new SnapshotConfiguration(SnapshotConfiguration.Read(before, scope, blobs, host), "")
                : throw new StopException(ExitCode.Usage, $"{named} is not at the base of the change, so --trust-base cannot take it from there; name one that is, or that lies outside of the repository");
            return new ChangeConfiguration(trusted, trusted);
        }

        var given = new SnapshotConfiguration(ConfigurationSearch.OfFile(named, host), "");
        return path is null || (before is null && change.Head.Find(path) is null)
            ? new ChangeConfiguration(given, given)
            : new ChangeConfiguration(given, Tolerate(() => before is null ? None : new SnapshotConfiguration(SnapshotConfiguration.Read(before, scope, blobs, host with { Error = TextWriter.Null }), "")));
    }

    private static SnapshotConfiguration None => new(Configuration.Default, "");

    /// <summary>A path relative to the repository's root; null for one that lies elsewhere.</summary>
    public static string? PathInRepository(string full, GitRepository repository) =>
        !repository.IsBare && ScanRoot.IsBelow(full, repository.Root) && full.Length > repository.Root.Length
            ? full[(repository.Root.Length + 1)..].Replace(Path.DirectorySeparatorChar, '/')
            : null;

    // A change may mend a configuration that was wrong before: it then held nothing.
    private static SnapshotConfiguration Tolerate(Func<SnapshotConfiguration> find)
    {
        try
        {
            return find();
        }
        catch (StopException stop) when (stop.Code is ExitCode.Usage)
        {
            return None;
        }
    }
}
