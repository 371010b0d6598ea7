using Pvelint.Repo;
using Pvelint.Repo.Changes;

namespace Pvelint.Commands;

/// <summary>The configurations of a change.</summary>
/// <param name="Chosen">The one that holds.</param>
/// <param name="Before">The one that held before the change.</param>
internal sealed record ChangeConfiguration(SnapshotConfiguration Chosen, SnapshotConfiguration Before)
{
    /// <summary>Finds them: in the snapshots, not in the work tree, unless the command line names a file.</summary>
    public static ChangeConfiguration Find(ScanOptions options, Host host, ChangeScope scope, Change change, Blobs blobs)
    {
        if (options.Configuration is { } named)
        {
            var given = new SnapshotConfiguration(ConfigurationSearch.OfFile(named, host), "");
            return new ChangeConfiguration(given, given);
        }

        var before = SnapshotConfiguration.Find(change.Base.Find, scope, blobs, host);
        return new ChangeConfiguration(options.TrustBase ? before : SnapshotConfiguration.Find(change.Head.Find, scope, blobs, host), before);
    }
}
