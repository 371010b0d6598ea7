namespace Pvelint.Repo.Objects;

/// <summary>
/// The entries of a pack in the order of their offsets, and which are deltas of which: what it takes to unfold each entry exactly
/// once. 29 bytes an object.
/// </summary>
internal sealed class PackTable
{
    /// <summary>No entry.</summary>
    public const int None = -1;

    private const byte TypeMask = 7;
    private const int HeavyWeight = 256;

    private readonly Pack _pack;
    private readonly long[] _offsets;
    private readonly int[] _positions;
    private readonly byte[] _states;

    // Of an entry: what it is a delta of; of what is a base: the last of its deltas, from where a ring of all of them begins.
    private readonly int[] _bases;
    private readonly int[] _lastChild;
    private readonly int[] _nextChild;
    private readonly int[] _weights;
    private bool _hasIdDeltas;

    private PackTable(Pack pack, long[] offsets, int[] positions)
    {
        (_pack, _offsets, _positions) = (pack, offsets, positions);
        _states = new byte[offsets.Length];
        _bases = new int[offsets.Length];
        _lastChild = new int[offsets.Length];
        _nextChild = new int[offsets.Length];
        _weights = new int[offsets.Length];
    }

    /// <summary>How many entries.</summary>
    public int Count => _offsets.Length;

    /// <summary>Makes the table of a pack whose index is loaded.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="isSkipped">Whether the object at a position of the index is another pack's to give.</param>
    /// <param name="jobs">How many threads.</param>
    /// <param name="lost">Takes the positions of objects that the index places outside of the pack.</param>
    public static PackTable Make(Pack pack, Func<int, bool> isSkipped, int jobs, List<int> lost)
    {
        var count = pack.Index.Count;
        var offsets = new long[count];
        var positions = new int[count];
        var found = 0;
        for (var position = 0; position < count; position++)
        {
            var offset = pack.Index.OffsetAt(position);
            if (offset >= Pack.Head && offset < pack.End)
            {
                (offsets[found], positions[found]) = (offset, position);
                found++;
            }
            else
            {
                lost.Add(position);
            }
        }

        if (found < count)
        {
            (offsets, positions) = (offsets[..found], positions[..found]);
        }

        OffsetSort.Sort(ref offsets, ref positions);
        var table = new PackTable(pack, offsets, positions);
        table.ReadHeaders(isSkipped, jobs);
        table.Link();
        return table;
    }

    public long Offset(int entry) => _offsets[entry];

    /// <summary>Where the next entry begins.</summary>
    public long Next(int entry) => entry + 1 < _offsets.Length ? _offsets[entry + 1] : _pack.End;

    /// <summary>The position in the index.</summary>
    public int Position(int entry) => _positions[entry];

    public ObjectId Id(int entry) => _pack.Index.IdAt(_positions[entry]);

    /// <summary>The type in its header; 0 where that is damaged.</summary>
    public int Type(int entry) => _states[entry] & TypeMask;

    public bool Is(int entry, EntryState state) => (_states[entry] & (byte)state) != 0;

    public void Set(int entry, EntryState state) => _states[entry] |= (byte)state;

    /// <summary>Forgets what was asked for.</summary>
    public void ClearMarks()
    {
        foreach (ref var state in _states.AsSpan())
        {
            state &= TypeMask | (byte)EntryState.Skipped;
        }
    }

    /// <summary>What it is a delta of; <see cref="None"/> where that is no entry of the pack.</summary>
    public int Base(int entry) => _bases[entry];

    /// <summary>How many entries hang on it, itself included, as far as bases stand before their deltas.</summary>
    public int Weight(int entry) => _weights[entry];

    public bool HasChildren(int entry) => _lastChild[entry] != None;

    /// <summary>The first of its deltas.</summary>
    public int FirstChild(int entry) => _lastChild[entry] is >= 0 and var last ? _nextChild[last] : None;

    /// <summary>The next delta of the same base; the one that most hangs on comes last.</summary>
    public int NextChild(int entry) => _lastChild[_bases[entry]] == entry ? None : _nextChild[entry];

    /// <summary>The entries that are no delta of another entry: the heaviest first, the others as they stand in the pack.</summary>
    /// <param name="heavy">How many are so heavy that each is work of its own.</param>
    public int[] Roots(out int heavy)
    {
        var light = new List<int>();
        var heavyRoots = new List<int>();
        for (var entry = 0; entry < Count; entry++)
        {
            if (_bases[entry] == None)
            {
                (_weights[entry] >= HeavyWeight ? heavyRoots : light).Add(entry);
            }
        }

        heavyRoots.Sort((left, right) => _weights[right].CompareTo(_weights[left]));
        heavy = heavyRoots.Count;
        return [.. heavyRoots, .. light];
    }

    /// <summary>The deltas that lead back to themselves, and those of them: no root leads there.</summary>
    public List<int> Cycles()
    {
        var cycles = new List<int>();
        if (!_hasIdDeltas)
        {
            // A base that is named by how far before it stands cannot be its own.
            return cycles;
        }

        const byte OnPath = 1, Ends = 2, Turns = 3;
        var marks = new byte[Count];
        var path = new List<int>();
        for (var entry = 0; entry < Count; entry++)
        {
            path.Clear();
            var at = entry;
            for (; at != None && marks[at] == 0; at = _bases[at])
            {
                marks[at] = OnPath;
                path.Add(at);
            }

            var mark = at == None || marks[at] == Ends ? Ends : Turns;
            foreach (var passed in path)
            {
                marks[passed] = mark;
                if (mark == Turns)
                {
                    cycles.Add(passed);
                }
            }
        }

        return cycles;
    }

    private void ReadHeaders(Func<int, bool> isSkipped, int jobs)
    {
        Threads.Run(Count < 4096 ? 1 : jobs, (job, workers) =>
        {
            var reader = new PackReader();
            var end = (int)((long)Count * (job + 1) / workers);
            for (var entry = (int)((long)Count * job / workers); entry < end; entry++)
            {
                _bases[entry] = None;
                _lastChild[entry] = None;
                _weights[entry] = 1;
                if (isSkipped(_positions[entry]))
                {
                    Set(entry, EntryState.Skipped);
                }

                if (!reader.TryReadHeader(_pack, _offsets[entry], out var header))
                {
                    continue;
                }

                _states[entry] |= (byte)header.Type;
                if (header.IsDelta)
                {
                    _hasIdDeltas |= header.Type == EntryHeader.IdDelta;
                    var offset = header.Type == EntryHeader.OffsetDelta ? header.BaseOffset
                        : _pack.Index.TryFind(header.BaseId, out var position) ? _pack.Index.OffsetAt(position)
                        : -1;
                    _bases[entry] = OffsetSort.Find(_offsets, offset) is >= 0 and var found ? found : None;
                }
            }
        });
    }

    private void Link()
    {
        for (var entry = Count - 1; entry >= 0; entry--)
        {
            if (_bases[entry] is >= 0 and var parent)
            {
                _weights[parent] = (int)Math.Min(int.MaxValue, (long)_weights[parent] + _weights[entry]);
            }
        }

        for (var entry = Count - 1; entry >= 0; entry--)
        {
            var parent = _bases[entry];
            if (parent < 0)
            {
                continue;
            }

            var last = _lastChild[parent];
            if (last == None)
            {
                _lastChild[parent] = _nextChild[entry] = entry;
                continue;
            }

            // Behind the last is the first.
            _nextChild[entry] = _nextChild[last];
            _nextChild[last] = entry;
            if (_weights[entry] > _weights[last])
            {
                _lastChild[parent] = entry;
            }
        }
    }
}

/// <summary>What is known of an entry, beside its type.</summary>
[Flags]
internal enum EntryState : byte
{
    /// <summary>Another pack gives this object.</summary>
    Skipped = 8,

    /// <summary>Its content is asked for.</summary>
    Wanted = 16,

    /// <summary>Its content is asked for, or that of a delta of it.</summary>
    Needed = 32,
}
