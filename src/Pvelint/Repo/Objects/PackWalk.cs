namespace Pvelint.Repo.Objects;

/// <summary>Reads all entries of a pack: each family of deltas from its root on, each entry unfolded once. Each thread has its own.</summary>
/// <param name="loaded">The pack.</param>
/// <param name="table">Its table.</param>
/// <param name="sources">Where bases outside of the pack are.</param>
/// <param name="request">What to read.</param>
/// <param name="state">The thread's own.</param>
/// <param name="damaged">Takes what is not as it should be: git may have another copy.</param>
/// <param name="failures">Takes what cannot be had.</param>
internal sealed class PackWalk<TState>(
    LoadedPack loaded, PackTable table, ObjectSources sources, ReadRequest<TState> request, TState state, List<DamagedObject> damaged, FailureList failures)
{
    // Of buffers in use; those that hang lowest in the stack are given up first, and read again when their turn comes.
    private const long MostRented = 96 << 20;

    private readonly Pack _pack = loaded.Pack;
    private readonly PackReader _reader = new();
    private readonly ChainReader _chains = new(sources);
    private readonly BufferPool _pool = new();
    private readonly ObjectBuffer _odd = new();
    private readonly List<int> _family = [];
    private Frame[] _stack = new Frame[64];
    private int _depth;
    private bool _holdsLarge;

    // Whether it is known which entries of the family are wanted.
    private bool _isMarked;

    /// <summary>Reads a root and all that hangs on it.</summary>
    public void ReadFamily(int root)
    {
        _isMarked = false;
        try
        {
            var type = table.Type(root);
            if (type is >= (int)ObjectKind.Commit and <= (int)ObjectKind.Tag)
            {
                if (request.Kinds.Has((ObjectKind)type) && IsNeeded(root, (ObjectKind)type))
                {
                    ReadNeeded(root, (ObjectKind)type);
                }
            }
            else if (type == 0)
            {
                GiveUp(root, Outcome.Damaged);
            }
            else
            {
                ReadOdd(root);
            }
        }
        finally
        {
            while (_depth > 0)
            {
                _pool.Return(_stack[--_depth].Content);
            }

            if (_holdsLarge)
            {
                _holdsLarge = false;
                sources.LargeObjects.Exit();
            }
        }
    }

    // Marks what is asked for, and what that takes; a base always comes before its deltas here.
    private bool IsNeeded(int root, ObjectKind kind)
    {
        _isMarked = true;
        _family.Clear();
        _family.Add(root);
        for (var index = 0; index < _family.Count; index++)
        {
            var entry = _family[index];
            if (!table.Is(entry, EntryState.Skipped) && request.Wants(table.Id(entry), kind))
            {
                table.Set(entry, EntryState.Wanted | EntryState.Needed);
            }

            for (var child = table.FirstChild(entry); child != PackTable.None; child = table.NextChild(child))
            {
                _family.Add(child);
            }
        }

        for (var index = _family.Count - 1; index > 0; index--)
        {
            if (table.Is(_family[index], EntryState.Needed))
            {
                table.Set(table.Base(_family[index]), EntryState.Needed);
            }
        }

        return table.Is(root, EntryState.Needed);
    }

    // A delta whose base is no entry of this pack.
    private void ReadOdd(int root)
    {
        HoldLarge();
        var outcome = _chains.Read(_pack, table.Position(root), _odd, out var kind, null, keepsLarge: true);
        if (outcome != Outcome.Read)
        {
            GiveUp(root, outcome);
        }
        else if (request.Kinds.Has(kind) && IsNeeded(root, kind))
        {
            var content = _pool.Rent(_odd.Length);
            _odd.Content.CopyTo(content);
            Descend(root, kind, content, _odd.Length);
        }
    }

    private void ReadNeeded(int root, ObjectKind kind)
    {
        var (offset, next) = (table.Offset(root), table.Next(root));
        if (!HasChecksum(root) || !_reader.TryReadHeader(_pack, offset, out var header))
        {
            GiveUp(root, Outcome.Damaged);
            return;
        }

        if (header.Size > Limits.LargestInMemory)
        {
            ReadLarge(root, kind, header);
            return;
        }

        var content = _pool.Rent((int)header.Size);
        if (_reader.TryInflate(_pack, offset + header.Length, next, content, (int)header.Size))
        {
            Descend(root, kind, content, (int)header.Size);
        }
        else
        {
            _pool.Return(content);
            GiveUp(root, Outcome.Damaged);
        }
    }

    private void ReadLarge(int root, ObjectKind kind, EntryHeader header)
    {
        var offset = table.Offset(root) + header.Length;
        if (table.Is(root, EntryState.Wanted))
        {
            if (kind != ObjectKind.Blob)
            {
                failures.Add(table.Id(root), Limits.TooLarge);
            }
            else if (!PackReader.TryStream(_pack, offset, table.Next(root), header.Size, (size, content) => request.VisitLarge(table.Id(root), size, content, state)))
            {
                failures.Add(table.Id(root), Limits.LargeDamaged);
            }
        }

        var child = NextNeeded(table.FirstChild(root));
        if (child == PackTable.None)
        {
            return;
        }

        var outcome = Outcome.TooLarge;
        if (header.Size <= Limits.LargestDelta)
        {
            HoldLarge();
            var content = _pool.Rent((int)header.Size);
            if (_reader.TryInflate(_pack, offset, table.Next(root), content, (int)header.Size))
            {
                Push(new Frame(root, content, (int)header.Size, child));
                Unfold(kind);
                return;
            }

            _pool.Return(content);
            outcome = Outcome.Damaged;
        }

        for (; child != PackTable.None; child = NextNeeded(table.NextChild(child)))
        {
            GiveUp(child, outcome);
        }
    }

    private void Descend(int root, ObjectKind kind, byte[] content, int length)
    {
        Enter(root, kind, content, length);
        Unfold(kind);
    }

    // Visits an entry, and puts it on the stack where deltas of it are needed.
    private void Enter(int entry, ObjectKind kind, byte[] content, int length)
    {
        if (table.Is(entry, EntryState.Wanted))
        {
            if (loaded.IsDoubtful && !ObjectHash.Is(table.Id(entry), kind, content.AsSpan(0, length)))
            {
                damaged.Add(new DamagedObject(table.Id(entry), true));
            }
            else if (length <= Limits.LargestInMemory)
            {
                request.Visit(table.Id(entry), kind, content.AsSpan(0, length), state);
            }
            else if (kind == ObjectKind.Blob)
            {
                using var stream = new MemoryStream(content, 0, length, writable: false);
                request.VisitLarge(table.Id(entry), length, stream, state);
            }
            else
            {
                failures.Add(table.Id(entry), Limits.TooLarge);
            }
        }

        var child = NextNeeded(table.FirstChild(entry));
        if (child == PackTable.None)
        {
            _pool.Return(content);
        }
        else
        {
            Push(new Frame(entry, content, length, child));
        }
    }

    // The stack holds bases with deltas still to come; a base is released before its last delta's own deltas are entered, and
    // the delta with the most of them comes last, so that few bases are held at a time.
    private void Unfold(ObjectKind kind)
    {
        while (_depth > 0)
        {
            var frame = _stack[_depth - 1];
            if (frame.Content is not { } origin && !TryReadAgain(ref frame, out origin))
            {
                _stack[--_depth] = default;
                for (var lost = frame.Child; lost != PackTable.None; lost = NextNeeded(table.NextChild(lost)))
                {
                    GiveUp(lost, Outcome.Damaged);
                }

                continue;
            }

            var child = frame.Child;
            var next = NextNeeded(table.NextChild(child));
            _stack[_depth - 1] = frame with { Child = next };
            var outcome = Apply(child, origin.AsSpan(0, frame.Length), out var content, out var length);
            if (next == PackTable.None)
            {
                _stack[--_depth] = default;
                _pool.Return(origin);
            }

            if (outcome == Outcome.Read)
            {
                Enter(child, kind, content, length);
                Trim();
            }
            else
            {
                GiveUp(child, outcome);
            }
        }
    }

    private Outcome Apply(int entry, ReadOnlySpan<byte> origin, out byte[] content, out int length)
    {
        (content, length) = ([], 0);
        if (!HasChecksum(entry) || !_reader.TryReadHeader(_pack, table.Offset(entry), out var header))
        {
            return Outcome.Damaged;
        }

        if (header.Size > Limits.LargestDelta)
        {
            return Outcome.TooLarge;
        }

        if (header.Size > Limits.LargestInMemory)
        {
            HoldLarge();
        }

        var buffer = _pool.Rent((int)header.Size);
        try
        {
            if (!_reader.TryInflate(_pack, table.Offset(entry) + header.Length, table.Next(entry), buffer, (int)header.Size))
            {
                return Outcome.Damaged;
            }

            ReadOnlySpan<byte> delta = buffer.AsSpan(0, (int)header.Size);
            if (!Delta.TryReadSizes(ref delta, out var baseSize, out var size) || baseSize != origin.Length)
            {
                return Outcome.Damaged;
            }

            if (size > Limits.LargestDelta)
            {
                return Outcome.TooLarge;
            }

            if (size > Limits.LargestInMemory)
            {
                HoldLarge();
            }

            length = (int)size;
            content = _pool.Rent(length);
            if (Delta.TryApply(delta, origin, content.AsSpan(0, length)))
            {
                return Outcome.Read;
            }

            _pool.Return(content);
            return Outcome.Damaged;
        }
        finally
        {
            _pool.Return(buffer);
        }
    }

    private bool HasChecksum(int entry) =>
        !_pack.Index.HasChecksums || _reader.HasChecksum(_pack, table.Offset(entry), table.Next(entry), _pack.Index.ChecksumAt(table.Position(entry)));

    private int NextNeeded(int child)
    {
        while (child != PackTable.None && !table.Is(child, EntryState.Needed))
        {
            child = table.NextChild(child);
        }

        return child;
    }

    // Never the topmost, which is the next to be used.
    private void Trim()
    {
        for (var index = 0; index < _depth - 1 && _pool.Rented > MostRented; index++)
        {
            _pool.Return(_stack[index].Content);
            _stack[index] = _stack[index] with { Content = null };
        }
    }

    private bool TryReadAgain(ref Frame frame, out byte[] content)
    {
        HoldLarge();
        content = [];
        if (_chains.Read(_pack, table.Position(frame.Entry), _odd, out _, null, keepsLarge: true) != Outcome.Read || _odd.Length != frame.Length)
        {
            return false;
        }

        content = _pool.Rent(frame.Length);
        _odd.Content.CopyTo(content);
        _odd.Clear();
        frame = frame with { Content = content };
        return true;
    }

    // An entry that cannot be had, and all that hangs on it.
    private void GiveUp(int entry, Outcome outcome)
    {
        _family.Clear();
        _family.Add(entry);
        for (var index = 0; index < _family.Count; index++)
        {
            var lost = _family[index];
            var isAsked = _isMarked && table.Is(lost, EntryState.Wanted);
            if (isAsked || !(_isMarked || table.Is(lost, EntryState.Skipped)))
            {
                if (outcome == Outcome.TooLarge)
                {
                    failures.Add(table.Id(lost), Limits.DeltaTooLarge);
                }
                else
                {
                    damaged.Add(new DamagedObject(table.Id(lost), isAsked));
                }
            }

            for (var child = table.FirstChild(lost); child != PackTable.None; child = table.NextChild(child))
            {
                _family.Add(child);
            }
        }
    }

    private void HoldLarge()
    {
        if (!_holdsLarge)
        {
            sources.LargeObjects.Enter();
            _holdsLarge = true;
        }
    }

    private void Push(Frame frame)
    {
        if (_depth == _stack.Length)
        {
            Array.Resize(ref _stack, 2 * _depth);
        }

        _stack[_depth++] = frame;
    }
}
