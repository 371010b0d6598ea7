namespace Pvelint.Repo.Objects;

/// <summary>Reads all packs and loose objects, each object once, and what is damaged through git.</summary>
internal sealed class PackedReading<TState>(ObjectSources sources, GitObjects git, FailureList failures, ReadRequest<TState> request, TState[] states)
{
    // Small families are taken several at a time, so that a thread reads them from one window.
    private const int Batch = 64;

    private readonly List<DamagedObject> _damaged = [];
    private readonly Lock _gate = new();

    /// <summary>Reads them.</summary>
    public void Run()
    {
        foreach (var pack in sources.LoadedPacks)
        {
            ReadPack(pack);
        }

        ReadLoose(sources.ListLoose());
        Rescue();
    }

    private void ReadPack(LoadedPack loaded)
    {
        var pack = loaded.Pack;
        var table = loaded.Table(states.Length);
        _damaged.AddRange(loaded.Lost.Where(position => !loaded.IsElsewhere(position)).Select(position => new DamagedObject(pack.Index.IdAt(position), false)));
        foreach (var entry in table.Cycles())
        {
            failures.Add(table.Id(entry), Limits.Cyclic);
        }

        var roots = table.Roots(out var heavy);
        var taken = 0;
        Threads.Run(Math.Min(states.Length, 1 + (roots.Length / Batch)), (job, _) =>
        {
            var damaged = new List<DamagedObject>();
            var walk = new PackWalk<TState>(loaded, table, sources, request, states[job], damaged, failures);
            while (TryTake(out var first, out var end))
            {
                for (var index = first; index < end; index++)
                {
                    walk.ReadFamily(roots[index]);
                }
            }

            lock (_gate)
            {
                _damaged.AddRange(damaged);
            }
        });

        bool TryTake(out int first, out int end)
        {
            lock (_gate)
            {
                first = taken;
                end = taken = Math.Min(roots.Length, taken + (taken < heavy ? 1 : Batch));
                return first < end;
            }
        }
    }

    private void ReadLoose(List<(ObjectId Id, string Path)> objects)
    {
        var taken = -1;
        Threads.Run(Math.Min(states.Length, 1 + (objects.Count / Batch)), (job, _) =>
        {
            var state = states[job];
            var buffer = new ObjectBuffer();
            for (int index; (index = Interlocked.Increment(ref taken)) < objects.Count;)
            {
                ReadLoose(objects[index].Id, objects[index].Path, buffer, state);
            }
        });
    }

    private void ReadLoose(ObjectId id, string path, ObjectBuffer buffer, TState state)
    {
        var (wasWanted, wasLarge) = (false, false);
        var outcome = LooseObjects.Read(path, Needs, buffer, out var kind, VisitLarge);
        if (wasLarge)
        {
            if (outcome != Outcome.Read)
            {
                failures.Add(id, Limits.LargeDamaged);
            }

            return;
        }

        // Unlike an entry of a pack it has no checksum of its place: another object's file is told by its content alone.
        if (outcome == Outcome.Read && ObjectHash.Is(id, kind, buffer.Content))
        {
            request.Visit(id, kind, buffer.Content, state);
        }
        else if (outcome == Outcome.TooLarge)
        {
            failures.Add(id, Limits.TooLarge);
        }
        else if (outcome != Outcome.Unneeded)
        {
            lock (_gate)
            {
                _damaged.Add(new DamagedObject(id, wasWanted));
            }
        }

        void VisitLarge(long size, Stream content)
        {
            wasLarge = true;
            request.VisitLarge(id, size, content, state);
        }

        bool Needs(ObjectKind kind) => wasWanted = request.Kinds.Has(kind) && request.Wants(id, kind);
    }

    private void Rescue()
    {
        if (_damaged.Count == 0)
        {
            return;
        }

        var wanted = _damaged.Where(damaged => damaged.IsWanted).Select(damaged => damaged.Id).ToHashSet();
        var entries = new List<GitEntry>();
        foreach (var entry in git.Check([.. _damaged.Select(damaged => damaged.Id).Distinct()]))
        {
            if (wanted.Contains(entry.Id) || (request.Kinds.Has(entry.Kind) && request.Wants(entry.Id, entry.Kind)))
            {
                if (entry.IsLarge)
                {
                    failures.Add(entry.Id, Limits.LargeDamaged);
                }
                else
                {
                    entries.Add(entry);
                }
            }
        }

        git.Read(entries, Visit, (_, _) => { });

        void Visit(GitEntry entry, ReadOnlySpan<byte> content)
        {
            if (ObjectHash.Is(entry.Id, entry.Kind, content))
            {
                request.Visit(entry.Id, entry.Kind, content, states[0]);
            }
            else
            {
                failures.Add(entry.Id, "it is not what its id says");
            }
        }
    }
}
