using System.Collections.Concurrent;
using System.Text;
using Pvelint.Output;
using Pvelint.Repo.Objects;
using Pvelint.Text;

namespace Pvelint.Repo.History;

/// <summary>A content that may hold a secret.</summary>
/// <param name="Number">The object.</param>
/// <param name="Content">Its bytes; null where they are to be read again.</param>
/// <param name="Pieces">Of a content above 64 MiB the pieces with a form that stands on its own; null of others.</param>
internal sealed record Suspect(int Number, byte[]? Content, IReadOnlyList<SourceFile>? Pieces);

/// <summary>Reads every content of a repository once, and keeps those that may hold a secret.</summary>
internal sealed class HistoryReader(ObjectStore store, ObjectTable table, HistoryGraph graph, SieveLines lines)
{
    // More than this is read a second time when it is parsed.
    private const int MostKept = 32 << 20;

    private readonly ConcurrentBag<Suspect> _suspects = [];
    private long _bytes;
    private int _files;
    private int _kept;
    private int _mentions;

    /// <summary>Count of contents that were read.</summary>
    public int Files => _files;

    /// <summary>Count of bytes that were read.</summary>
    public long Bytes => _bytes;

    /// <summary>Whether any content is about Proxmox: then a private key of unknown purpose concerns us.</summary>
    public bool MentionsProxmox => _mentions != 0;

    /// <summary>Reads them.</summary>
    /// <param name="jobs">Count of threads.</param>
    /// <param name="wants">Whether a content is to be looked at.</param>
    /// <param name="progress">Counts them.</param>
    public IReadOnlyList<Suspect> Read(int jobs, Predicate<ObjectId> wants, Progress progress)
    {
        store.ReadAll(
            ObjectKinds.Blobs,
            jobs,
            (id, _) => wants(id),
            () => new SecretSieve(lines),
            (id, _, content, sieve) =>
            {
                Interlocked.Increment(ref _files);
                Interlocked.Add(ref _bytes, content.Length);
                progress.Add();
                Look(table.Find(id), content, sieve);
            },
            (id, size, content, _) =>
            {
                Interlocked.Increment(ref _files);
                Interlocked.Add(ref _bytes, size);
                _suspects.Add(new Suspect(table.Find(id), null, LargeFile.Read(content, "", out var length)));
            });
        return [.. _suspects.OrderBy(suspect => suspect.Number)];
    }

    private void Look(int number, ReadOnlySpan<byte> content, SecretSieve sieve)
    {
        var traits = graph.Traits(number);
        if (!traits.HasFlag(NameTraits.Keys))
        {
            if (!Prefilter.Passes([], content))
            {
                return;
            }

            if (_mentions == 0 && Encoding.Latin1.GetString(content).Contains("proxmox", StringComparison.OrdinalIgnoreCase))
            {
                Volatile.Write(ref _mentions, 1);
            }

            if (!sieve.Passes(traits == NameTraits.Code, content))
            {
                return;
            }
        }

        var keeps = Interlocked.Add(ref _kept, content.Length) <= MostKept;
        _suspects.Add(new Suspect(number, keeps ? content.ToArray() : null, null));
    }
}
