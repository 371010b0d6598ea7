using System.Collections.Concurrent;
using System.Text;
using Pvelint.Output;
using Pvelint.Repo.Objects;
using Pvelint.Text;

namespace Pvelint.Repo.History;

/// <summary>A content that may hold a secret.</summary>
/// <param name="Number">The object.</param>
/// <param name="Content">Its bytes; null where they are to be read again.</param>
/// <param name="Lines">The lines that a verdict goes by; null where that cannot be told.</param>
/// <param name="Pieces">Of a content above 64 MiB the pieces with a form that stands on its own; null of others.</param>
internal sealed record Suspect(int Number, byte[]? Content, RelevantLines? Lines, IReadOnlyList<SourceFile>? Pieces);

/// <summary>Reads every content of a repository once, and keeps those that may hold a secret.</summary>
internal sealed class HistoryReader(ObjectStore store, ObjectTable table, HistoryGraph graph, SieveLines known)
{
    // More than this is read a second time when it is parsed.
    private const int MostKept = 32 << 20;

    private readonly ConcurrentBag<Suspect> _suspects = [];

    // Sizes of those that cannot hold a secret, and one more: zero is any other object.
    private readonly int[] _clean = new int[table.Count];
    private long _suspectBytes;
    private int _kept;
    private int _mentions;

    /// <summary>Count of the bytes of those that may hold one.</summary>
    public long SuspectBytes => _suspectBytes;

    /// <summary>Whether any content is about Proxmox: then a private key of unknown purpose concerns us.</summary>
    public bool MentionsProxmox => _mentions != 0;

    /// <summary>The size of a content that was read and cannot hold a secret; negative for any other object.</summary>
    public int CleanSize(int number) => _clean[number] - 1;

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
            () => new SecretSieve(known),
            (id, _, content, sieve) =>
            {
                progress.Add();
                var number = table.Find(id);
                if (!Look(number, content, sieve))
                {
                    _clean[number] = content.Length + 1;
                }
            },
            (id, size, content, _) =>
            {
                Interlocked.Add(ref _suspectBytes, size);
                _suspects.Add(new Suspect(table.Find(id), null, null, LargeFile.Read(content, "", out long _)));
            });
        return [.. _suspects.OrderBy(suspect => suspect.Number)];
    }

    private bool Look(int number, ReadOnlySpan<byte> content, SecretSieve sieve)
    {
        var traits = graph.Traits(number);
        if (!traits.HasFlag(NameTraits.Keys))
        {
            if (!Prefilter.Passes([], content))
            {
                return false;
            }

            if (_mentions == 0 && Encoding.Latin1.GetString(content).Contains("proxmox", StringComparison.OrdinalIgnoreCase))
            {
                Volatile.Write(ref _mentions, 1);
            }

            if (!sieve.Passes(traits == NameTraits.Code, content))
            {
                return false;
            }
        }

        // Key files are told by their names, and any line of them may be the key.
        var lines = traits.HasFlag(NameTraits.Keys) ? null : RelevantLines.Of(traits == NameTraits.Code, content, sieve);
        Interlocked.Add(ref _suspectBytes, content.Length);
        var keeps = Interlocked.Add(ref _kept, content.Length) <= MostKept;
        _suspects.Add(new Suspect(number, keeps ? content.ToArray() : null, lines, null));
        return true;
    }
}
