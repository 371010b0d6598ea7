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
    private readonly GitObjects _git;
    private readonly FailureList _failures = new();
    private ObjectId[]? _ids;

    private ObjectStore(GitRepository repository) => _git = new GitObjects(repository, _failures);

    /// <summary>How many objects there are, each counted once.</summary>
    public int Count => Ids.Length;

    /// <summary>What could not be read by now: an object, a pack or the repository, and why. Not empty: what was read is not all there is.</summary>
    public IReadOnlyList<(string What, string Reason)> Failures => _failures.Snapshot();

    /// <summary>The ids of all objects, sorted.</summary>
    public IReadOnlyList<ObjectId> AllIds => Ids;

    private ObjectId[] Ids => _ids ??= ListIds();

    /// <summary>Opens the objects of a repository. Nothing is read yet.</summary>
    /// <param name="repository">As git found it.</param>
    /// <param name="usesPacks">Whether packs and loose objects are read by us; false leaves all to git.</param>
    public static ObjectStore Open(GitRepository repository, bool usesPacks = true)
    {
        _ = usesPacks;
        return new ObjectStore(repository);
    }

    /// <summary>Whether an object is there.</summary>
    public bool Contains(ObjectId id) => Array.BinarySearch(Ids, id) >= 0;

    /// <summary>Reads one object.</summary>
    /// <param name="id">Which.</param>
    /// <param name="buffer">Takes its content.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="visitLarge">Takes the size and the content of a blob above 64 MiB, the buffer staying empty; null makes such a blob a failure.</param>
    /// <returns>False where it is not there; where it could not be read, that is a failure, too.</returns>
    public bool TryRead(ObjectId id, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge = null) =>
        _git.TryRead(id, buffer, out kind, visitLarge);

    /// <summary>Reads every object once, in no order.</summary>
    /// <param name="kinds">Those to read.</param>
    /// <param name="jobs">How many threads.</param>
    /// <param name="wants">Whether an object's content is needed. Asked on several threads.</param>
    /// <param name="makeState">Makes a thread's own state.</param>
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
        var wanted = new List<GitEntry>();
        _git.List(entry =>
        {
            if (kinds.Has(entry.Kind) && wants(entry.Id, entry.Kind))
            {
                if (entry.Refusal is { } refusal)
                {
                    _failures.Add(entry.Id, refusal);
                }
                else
                {
                    wanted.Add(entry);
                }
            }
        });
        var state = makeState();
        _git.Read(
            wanted,
            (entry, content) => visit(entry.Id, entry.Kind, content, state),
            (entry, content) => visitLarge(entry.Id, entry.Size, content, state));
    }

    public void Dispose() => _git.Dispose();

    private ObjectId[] ListIds()
    {
        var ids = new List<ObjectId>();
        _git.List(entry => ids.Add(entry.Id));
        ids.Sort();
        return [.. ids];
    }
}
