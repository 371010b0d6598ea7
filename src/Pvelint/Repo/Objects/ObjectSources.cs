namespace Pvelint.Repo.Objects;

/// <summary>The packs and the folders of loose objects of a repository.</summary>
internal sealed class ObjectSources : IDisposable
{
    private readonly GitRepository _repository;
    private readonly FailureList _failures;
    private readonly Lazy<IReadOnlyList<string>> _folders;
    private readonly Lazy<IReadOnlyList<Pack>> _packs;
    private readonly Lazy<IReadOnlyList<LoadedPack>> _loaded;
    private volatile Pack? _lastFound;

    public ObjectSources(GitRepository repository, FailureList failures)
    {
        _repository = repository;
        _failures = failures;
        _folders = new(() => ObjectFolders.Find(repository, Environment.GetEnvironmentVariable(ObjectFolders.Variable), failures));
        _packs = new(OpenPacks);
        _loaded = new(LoadPacks);
    }

    /// <summary>The folders of objects.</summary>
    public IReadOnlyList<string> Folders => _folders.Value;

    /// <summary>All packs, the largest first.</summary>
    public IReadOnlyList<Pack> Packs => _packs.Value;

    /// <summary>Whether there is something of a form that is git's to read. Known once the packs are.</summary>
    public bool HasUnknownForm { get; private set; }

    /// <summary>Held by the one thread that has objects above 64 MiB in memory.</summary>
    public Lock LargeObjects { get; } = new();

    /// <summary>Finds the pack that holds an object, and the position in its index.</summary>
    public bool TryFind(ObjectId id, out Pack pack, out int position)
    {
        position = 0;
        if (_lastFound is { } last && last.Index.TryFind(id, out position))
        {
            pack = last;
            return true;
        }

        foreach (var candidate in Packs)
        {
            if (candidate != _lastFound && candidate.Index.TryFind(id, out position))
            {
                pack = _lastFound = candidate;
                return true;
            }
        }

        pack = null!;
        return false;
    }

    /// <summary>The packs that can be read, wholly or in part, with their indexes in memory: what is wrong with one is a failure.</summary>
    public IReadOnlyList<LoadedPack> LoadedPacks => _loaded.Value;

    /// <summary>Lists the ids of all objects, sorted.</summary>
    public IReadOnlyList<ObjectId> ListIds()
    {
        var loose = ListLoose();
        if (loose.Count == 0 && LoadedPacks is [var only])
        {
            // They are in memory already, and sorted.
            return new PackIds(only.Pack.Index);
        }

        var ids = new ObjectId[loose.Count + LoadedPacks.Sum(loaded => loaded.Count)];
        var count = 0;
        foreach (var (id, _) in loose)
        {
            ids[count++] = id;
        }

        foreach (var loaded in LoadedPacks)
        {
            for (var position = 0; position < loaded.Pack.Index.Count; position++)
            {
                if (!loaded.IsElsewhere(position))
                {
                    ids[count++] = loaded.Pack.Index.IdAt(position);
                }
            }
        }

        Array.Sort(ids);
        return ids;
    }

    /// <summary>Lists the loose objects that no pack holds.</summary>
    public List<(ObjectId Id, string Path)> ListLoose()
    {
        var all = new List<(ObjectId Id, string Path)>();
        foreach (var folder in Folders)
        {
            LooseObjects.List(folder, _repository.HashLength, all, _failures);
        }

        var seen = new HashSet<ObjectId>();
        return all.FindAll(loose => !TryFind(loose.Id, out _, out _) && seen.Add(loose.Id));
    }

    /// <summary>Whether an object is there.</summary>
    public bool Contains(ObjectId id) => TryFind(id, out _, out _) || Folders.Any(folder => File.Exists(LooseObjects.PathOf(folder, id)));

    /// <summary>Reads a loose object; the parameters are those of <see cref="LooseObjects.Read"/>.</summary>
    public Outcome ReadLoose(ObjectId id, Func<ObjectKind, bool>? needs, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge)
    {
        kind = default;
        var worst = Outcome.Missing;
        foreach (var folder in Folders)
        {
            var outcome = LooseObjects.Read(LooseObjects.PathOf(folder, id), needs, buffer, out kind, visitLarge);
            if (outcome is not (Outcome.Missing or Outcome.Damaged))
            {
                return outcome;
            }

            worst = outcome == Outcome.Damaged ? outcome : worst;
        }

        return worst;
    }

    public void Dispose()
    {
        if (_packs.IsValueCreated)
        {
            foreach (var pack in _packs.Value)
            {
                pack.Dispose();
            }
        }
    }

    private List<LoadedPack> LoadPacks()
    {
        var packs = new List<Pack>();
        var doubtful = new HashSet<Pack>();
        foreach (var pack in Packs)
        {
            try
            {
                if (pack.Index.TryLoad() is { } reason)
                {
                    _failures.Add(pack.Name, reason);
                    doubtful.Add(pack);
                }
                else if (pack.Check() is { } mismatch)
                {
                    _failures.Add(pack.Name, mismatch);
                }

                if (pack.Index.IsLoaded)
                {
                    packs.Add(pack);
                }
            }
            catch (IOException)
            {
                _failures.Add(pack.Name, Limits.Unreadable);
            }
        }

        return [.. packs.Zip(PackOverlap.Find(packs), (pack, overlap) => new LoadedPack(pack, overlap, doubtful.Contains(pack) || !pack.Index.HasChecksums))];
    }

    private List<Pack> OpenPacks()
    {
        var packs = new List<Pack>();
        foreach (var folder in Folders.Select(folder => Path.Combine(folder, "pack")))
        {
            try
            {
                if (Directory.Exists(folder))
                {
                    OpenPacks(folder, packs);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _failures.Add("packs", "they could not be listed");
            }
        }

        // So that an object that is in several is looked for in the largest, and the small ones are compared with it.
        packs.Sort((left, right) => right.Index.Count.CompareTo(left.Index.Count));
        return packs;
    }

    private void OpenPacks(string folder, List<Pack> packs)
    {
        var files = Directory.EnumerateFiles(folder).ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Where(path => path.EndsWith(".idx", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var packPath = Path.ChangeExtension(path, ".pack");
            if (!files.Contains(packPath))
            {
                _failures.Add(Path.GetFileName(packPath), "it is missing, though its index is there");
                continue;
            }

            Open(packPath, packs, () => OpenIndex(path));
        }

        // Without an index a pack counts for git only where the index of several packs covers it.
        var bare = files.Where(path => path.EndsWith(".pack", StringComparison.Ordinal) && !files.Contains(Path.ChangeExtension(path, ".idx"))).ToList();
        var multi = Path.Combine(folder, "multi-pack-index");
        if (bare.Count > 0 && files.Contains(multi))
        {
            var entries = MultiPackIndex.Read(multi, _repository.HashLength, bare.Select(path => Path.ChangeExtension(Path.GetFileName(path), ".idx")).ToHashSet(StringComparer.Ordinal), out var failure);
            if (failure is not null)
            {
                _failures.Add("multi-pack-index", failure);
            }

            foreach (var path in bare.Order(StringComparer.Ordinal))
            {
                if (entries.TryGetValue(Path.ChangeExtension(Path.GetFileName(path), ".idx"), out var ofPack))
                {
                    Open(path, packs, () => PackIndex.Make(ofPack, _repository.HashLength));
                }
            }
        }
        else if (bare.Count > 0 && Directory.Exists(Path.Combine(folder, "multi-pack-index.d")))
        {
            HasUnknownForm = true;
        }
    }

    private PackIndex? OpenIndex(string path)
    {
        var index = PackIndex.Open(path, _repository.HashLength, out var isUnknown);
        HasUnknownForm |= isUnknown;
        return index;
    }

    private void Open(string path, List<Pack> packs, Func<PackIndex?> openIndex)
    {
        PackIndex? index = null;
        try
        {
            var reason = "its index is damaged";
            index = openIndex();
            if (index is not null)
            {
                reason = "it is no pack, or of an unknown version";
                if (Pack.Open(path, index, _repository.HashLength) is { } pack)
                {
                    packs.Add(pack);
                    return;
                }
            }

            // An unknown form is for git to read, and to complain of.
            if (index is not null || !HasUnknownForm)
            {
                _failures.Add(Path.GetFileName(path), reason);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _failures.Add(Path.GetFileName(path), "it could not be read");
        }

        index?.Dispose();
    }
}
