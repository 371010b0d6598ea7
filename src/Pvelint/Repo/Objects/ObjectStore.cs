using System.Collections.Concurrent;

namespace Pvelint.Repo.Objects;

/// <summary>Takes an object that fits in memory. Called on several threads, each with a state of its own.</summary>
/// <param name="id">Its id.</param>
/// <param name="kind">What it is.</param>
/// <param name="content">Good during the call only.</param>
/// <param name="state">The thread's own.</param>
internal delegate void ObjectVisitor<TState>(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, TState state);

/// <summary>Takes a blob above 64 MiB. The stream is forward only, never throws, and is good during the call only.</summary>
internal delegate void LargeObjectVisitor<TState>(ObjectId id, long size, Stream content, TState state);

/// <summary>The objects of a repository. It never throws for what it finds there: what cannot be read is a failure.</summary>
internal sealed class ObjectStore : IDisposable
{
    private readonly FailureList _failures = new();
    private readonly GitObjects _git;
    private readonly ObjectSources? _sources;
    private readonly ConcurrentBag<ChainReader> _chains = [];
    private readonly Lazy<IReadOnlyList<ObjectId>> _ids;
    private readonly Lazy<ObjectId[]> _gitIds;

    private ObjectStore(GitRepository repository, bool usesPacks)
    {
        _git = new GitObjects(repository, _failures);
        _sources = usesPacks ? new ObjectSources(repository, _failures) : null;
        _gitIds = new(ListIdsOfGit);
        _ids = new(() => TryUseSources()?.ListIds() ?? _gitIds.Value);
    }

    /// <summary>How many objects there are, each counted once.</summary>
    public int Count => AllIds.Count;

    /// <summary>The ids of all objects, sorted.</summary>
    public IReadOnlyList<ObjectId> AllIds => _ids.Value;

    /// <summary>What could not be read by now: an object, a pack or the repository, and why. Not empty: what was read is not all there is.</summary>
    public IReadOnlyList<(string What, string Reason)> Failures => _failures.Snapshot();

    /// <summary>Opens the objects of a repository. Nothing is read yet.</summary>
    /// <param name="repository">As git found it.</param>
    /// <param name="usesPacks">Whether packs and loose objects are read by us; false leaves all to git.</param>
    public static ObjectStore Open(GitRepository repository, bool usesPacks = true) => new(repository, usesPacks);

    /// <summary>Whether an object is there.</summary>
    public bool Contains(ObjectId id)
    {
        try
        {
            return TryUseSources() is { } sources ? sources.Contains(id) : Array.BinarySearch(_gitIds.Value, id) >= 0;
        }
        catch (IOException)
        {
            _failures.Add(id, Limits.Unreadable);
            return false;
        }
    }

    /// <summary>Reads one object.</summary>
    /// <param name="id">Which.</param>
    /// <param name="buffer">Takes its content.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="visitLarge">Takes the size and the content of a blob above 64 MiB, the buffer staying empty; null makes such a blob a failure.</param>
    /// <returns>False where it is not there; where it could not be read, that is a failure, too.</returns>
    public bool TryRead(ObjectId id, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge = null)
    {
        if (_sources is not { } sources)
        {
            return _git.TryRead(id, buffer, out kind, visitLarge);
        }

        var wasLarge = false;
        switch (Read(sources, id, buffer, out kind, visitLarge is null ? null : VisitLarge))
        {
            case Outcome.Read:
                return true;

            case Outcome.Missing:
                buffer.Clear();
                return sources.HasUnknownForm && _git.TryRead(id, buffer, out kind, visitLarge);

            case Outcome.TooLarge:
                _failures.Add(id, visitLarge is null ? Limits.TooLarge : Limits.DeltaTooLarge);
                buffer.Clear();
                return false;

            default:
                // Git may have another copy; of what is handed out in pieces a part is out already.
                if (!wasLarge && _git.TryRead(id, buffer, out kind, null) && ObjectHash.Is(id, kind, buffer.Content))
                {
                    return true;
                }

                _failures.Add(id, Limits.LargeDamaged);
                buffer.Clear();
                return false;
        }

        void VisitLarge(long size, Stream content)
        {
            wasLarge = true;
            visitLarge(size, content);
        }
    }

    /// <summary>Reads every object once, in no order.</summary>
    /// <param name="kinds">Those to read.</param>
    /// <param name="jobs">How many threads.</param>
    /// <param name="wants">Whether an object's content is needed. Asked on several threads, once an object.</param>
    /// <param name="makeState">Makes a thread's own state. Called on this thread.</param>
    /// <param name="visit">Takes each object.</param>
    /// <param name="visitLarge">Takes each blob above 64 MiB.</param>
    public void ReadAll<TState>(
        ObjectKinds kinds,
        int jobs,
        Func<ObjectId, ObjectKind, bool> wants,
        Func<TState> makeState,
        ObjectVisitor<TState> visit,
        LargeObjectVisitor<TState> visitLarge)
    {
        var request = new ReadRequest<TState>(kinds, wants, visit, visitLarge);
        if (TryUseSources() is { } sources)
        {
            var states = Enumerable.Range(0, Math.Max(1, jobs)).Select(_ => makeState()).ToArray();
            new PackedReading<TState>(sources, _git, _failures, request, states).Run();
        }
        else
        {
            ReadAllByGit(request, makeState());
        }
    }

    public void Dispose()
    {
        _git.Dispose();
        _sources?.Dispose();
    }

    private void ReadAllByGit<TState>(ReadRequest<TState> request, TState state)
    {
        var wanted = new List<GitEntry>();
        _git.List(entry =>
        {
            if (!request.Kinds.Has(entry.Kind) || !request.Wants(entry.Id, entry.Kind))
            {
                return;
            }

            if (entry.Refusal is { } refusal)
            {
                _failures.Add(entry.Id, refusal);
            }
            else
            {
                wanted.Add(entry);
            }
        });
        _git.Read(
            wanted,
            (entry, content) => request.Visit(entry.Id, entry.Kind, content, state),
            (entry, content) => request.VisitLarge(entry.Id, entry.Size, content, state));
    }

    // A loose file costs one look; what is staged is mostly loose.
    private Outcome Read(ObjectSources sources, ObjectId id, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge)
    {
        var loose = sources.ReadLoose(id, null, buffer, out kind, visitLarge);
        if (loose is not (Outcome.Missing or Outcome.Damaged))
        {
            return loose;
        }

        try
        {
            if (!sources.TryFind(id, out var pack, out var position))
            {
                return loose;
            }

            if (!_chains.TryTake(out var chain))
            {
                chain = new ChainReader(sources);
            }

            var outcome = chain.Read(pack, position, buffer, out kind, visitLarge);
            _chains.Add(chain);
            return outcome;
        }
        catch (IOException)
        {
            return Outcome.Damaged;
        }
    }

    // Null where git is to read all.
    private ObjectSources? TryUseSources() => _sources is { } sources && sources.Packs is not null && !sources.HasUnknownForm ? sources : null;

    private ObjectId[] ListIdsOfGit()
    {
        var ids = new List<ObjectId>();
        _git.List(entry => ids.Add(entry.Id));
        ids.Sort();
        return [.. ids];
    }
}
