using Pvelint.Repo;
using Pvelint.Repo.Changes;
using Pvelint.Rules;

namespace Pvelint.Commands;

/// <summary>The baselines of a change.</summary>
/// <param name="Chosen">The one that holds; null where it is not in the repository: then it is the file that is named.</param>
/// <param name="Before">The one that held before the change.</param>
internal sealed record ChangeBaseline(BaselineFile? Chosen, Baseline Before)
{
    private static ChangeBaseline None { get; } = new(null, Baseline.Empty);

    /// <summary>Finds them in the snapshots: what the work tree holds beyond them is no part of the change.</summary>
    /// <exception cref="StopException">The one that holds cannot be read, has errors, or is not at the base that is trusted.</exception>
    public static ChangeBaseline Find(ScanOptions options, Host host, ChangeScope scope, Change change, ChangeConfiguration settings, BlobReader reader)
    {
        var path = PathOf(options, host, scope, settings.Chosen);
        if (path is null || options.WriteBaseline)
        {
            return None;
        }

        var printed = options.Baseline ?? scope.Print(path);
        var before = change.Base.Find(path);
        if (options.TrustBase)
        {
            return before is not null
                ? new ChangeBaseline(Read(before, path, printed, reader, host), Baseline.Empty)
                : throw new StopException(ExitCode.Usage, $"{printed}: the base of the change has no such baseline, and with --trust-base no other counts");
        }

        if (change.Head.Find(path) is not { } head)
        {
            return None;
        }

        var chosen = Read(head, path, printed, reader, host);
        var old = options.Baseline is not null ? before : PathOf(options, host, scope, settings.Before) is { } known ? change.Base.Find(known) : null;
        return new ChangeBaseline(chosen, old is null ? Baseline.Empty : old.Id == head.Id ? chosen.Baseline : Tolerate(() => Read(old, path, printed, reader, host with { Error = TextWriter.Null }).Baseline));
    }

    /// <summary>What the change itself accepts.</summary>
    public IEnumerable<BaselineEntry> Added()
    {
        var known = Before.Entries.Select(entry => entry with { Span = default, Reason = "" }).ToHashSet();
        return Chosen?.Baseline.Entries.Where(entry => !known.Contains(entry with { Span = default, Reason = "" })) ?? [];
    }

    private static string? PathOf(ScanOptions options, Host host, ChangeScope scope, SnapshotConfiguration settings) =>
        options.Baseline is { } named ? ChangeConfiguration.PathInRepository(host.Absolute(named), scope.Repository)
        : settings.Configuration.Baseline is { } configured ? settings.Folder + string.Join('/', configured.Split('/').Where(name => name is not ("" or ".")))
        : null;

    private static BaselineFile Read(SnapshotEntry entry, string path, string printed, BlobReader reader, Host host)
    {
        var isLarge = false;
        if (!entry.IsFile || !reader.TryRead(entry.Id, (_, _) => isLarge = true))
        {
            throw new StopException(entry.IsFile ? ExitCode.Incomplete : ExitCode.Usage, entry.IsFile ? $"{printed} could not be read: {reader.Reason}" : $"{printed} is not an ordinary file");
        }

        return !isLarge && reader.Bytes.Length <= BaselineFile.LargestFile
            ? BaselineFile.Parse(TextDecoder.Decode(reader.Bytes), null, printed, path, host)
            : throw new StopException(ExitCode.Usage, $"{printed} is larger than a baseline can be");
    }

    // A change may mend a baseline that was wrong before: it then accepted nothing.
    private static Baseline Tolerate(Func<Baseline> read)
    {
        try
        {
            return read();
        }
        catch (StopException stop) when (stop.Code is ExitCode.Usage)
        {
            return Baseline.Empty;
        }
    }
}
