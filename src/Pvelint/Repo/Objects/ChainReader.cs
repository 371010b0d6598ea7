namespace Pvelint.Repo.Objects;

/// <summary>
/// Reads one object of a pack by going from delta to base until there is a whole object, and back. It needs no table of the
/// pack, so it serves single objects, bases in other places, and odd packs. Each thread has its own.
/// </summary>
internal sealed class ChainReader(ObjectSources sources)
{
    // Git makes chains of 50, and of 4,095 when told to; more would only cost time.
    private const int LongestChain = 5000;

    private readonly PackReader _reader = new();
    private readonly List<(Pack Pack, long Offset, EntryHeader Header)> _links = [];
    private readonly ObjectBuffer _delta = new();
    private readonly ObjectBuffer _spare = new();
    private bool _holdsLarge;

    // The entry that is asked for, and what the index says it must be; of those it hangs on the position is not known.
    private (Pack Pack, long Offset, uint Checksum) _checked;

    /// <summary>Reads an object of a pack.</summary>
    /// <param name="pack">Where.</param>
    /// <param name="position">Where in its index.</param>
    /// <param name="buffer">Takes the content.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="visitLarge">Takes the size and the content of a blob above 64 MiB; null where there is to be none.</param>
    /// <param name="keepsLarge">Whether up to 512 MiB go into the buffer. The caller holds <see cref="ObjectSources.LargeObjects"/>.</param>
    public Outcome Read(Pack pack, int position, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge, bool keepsLarge = false)
    {
        try
        {
            buffer.Clear();
            var offset = pack.Index.OffsetAt(position);
            _checked = pack.Index.HasChecksums ? (pack, offset, pack.Index.ChecksumAt(position)) : default;
            var outcome = ReadWhole(pack, offset, buffer, out kind, visitLarge, keepsLarge);
            for (var index = _links.Count - 1; index >= 0 && outcome == Outcome.Read; index--)
            {
                outcome = Apply(_links[index].Pack, _links[index].Offset, _links[index].Header, buffer);
            }

            if (outcome == Outcome.Read && buffer.Length > Limits.LargestInMemory && !keepsLarge)
            {
                if (visitLarge is null || kind != ObjectKind.Blob)
                {
                    outcome = Outcome.TooLarge;
                }
                else
                {
                    using var content = buffer.AsStream();
                    visitLarge(buffer.Length, content);
                }

                buffer.Clear();
            }

            return outcome;
        }
        finally
        {
            _links.Clear();
            _delta.Clear();
            _spare.Clear();
            if (_holdsLarge)
            {
                _holdsLarge = false;
                sources.LargeObjects.Exit();
            }
        }
    }

    // Goes to the object that is no delta, and reads it; what lies on the way is in the links.
    private Outcome ReadWhole(Pack pack, long offset, ObjectBuffer buffer, out ObjectKind kind, Action<long, Stream>? visitLarge, bool keepsLarge)
    {
        kind = default;
        while (true)
        {
            if (!_reader.TryReadHeader(pack, offset, out var header))
            {
                return Outcome.Damaged;
            }

            if (!header.IsDelta)
            {
                kind = (ObjectKind)header.Type;
                return Inflate(pack, offset, header, buffer, visitLarge, keepsLarge);
            }

            if (_links.Count == LongestChain)
            {
                return Outcome.TooLarge;
            }

            _links.Add((pack, offset, header));
            if (header.Type == EntryHeader.OffsetDelta)
            {
                offset = header.BaseOffset;
            }
            else if (pack.Index.TryFind(header.BaseId, out var position))
            {
                offset = pack.Index.OffsetAt(position);
            }
            else if (sources.TryFind(header.BaseId, out pack, out position))
            {
                offset = pack.Index.OffsetAt(position);
            }
            else
            {
                var outcome = sources.ReadLoose(header.BaseId, null, buffer, out kind, null);
                return outcome == Outcome.Missing ? Outcome.Damaged : outcome;
            }
        }
    }

    private Outcome Inflate(Pack pack, long offset, EntryHeader header, ObjectBuffer buffer, Action<long, Stream>? visitLarge, bool keepsLarge)
    {
        if (header.Size > Limits.LargestInMemory)
        {
            if (_links.Count == 0 && !keepsLarge)
            {
                return visitLarge is null || header.Type != (int)ObjectKind.Blob ? Outcome.TooLarge
                    : PackReader.TryStream(pack, offset + header.Length, pack.End, header.Size, visitLarge) ? Outcome.Read : Outcome.Damaged;
            }

            if (header.Size > Limits.LargestDelta)
            {
                return Outcome.TooLarge;
            }

            HoldLarge();
        }

        return TryInflate(pack, offset, header, buffer) ? Outcome.Read : Outcome.Damaged;
    }

    private Outcome Apply(Pack pack, long offset, EntryHeader header, ObjectBuffer buffer)
    {
        if (header.Size > Limits.LargestDelta)
        {
            return Outcome.TooLarge;
        }

        if (header.Size > Limits.LargestInMemory)
        {
            HoldLarge();
        }

        if (!TryInflate(pack, offset, header, _delta))
        {
            return Outcome.Damaged;
        }

        var delta = _delta.Content;
        if (!Delta.TryReadSizes(ref delta, out var baseSize, out var size) || baseSize != buffer.Length)
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

        if (!Delta.TryApply(delta, buffer.Content, _spare.Reserve((int)size).AsSpan(0, (int)size)))
        {
            return Outcome.Damaged;
        }

        buffer.Swap(_spare);
        return Outcome.Read;
    }

    private bool TryInflate(Pack pack, long offset, EntryHeader header, ObjectBuffer buffer)
    {
        var start = offset + header.Length;
        return _reader.TryInflate(pack, start, buffer.Reserve((int)header.Size), (int)header.Size)
            && (offset != _checked.Offset || pack != _checked.Pack || _reader.Consumed is not { } length || _reader.HasChecksum(pack, offset, start + length, _checked.Checksum));
    }

    private void HoldLarge()
    {
        if (!_holdsLarge)
        {
            sources.LargeObjects.Enter();
            _holdsLarge = true;
        }
    }
}
