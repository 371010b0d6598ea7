using System.Buffers.Binary;

namespace Pvelint.Repo.Objects;

/// <summary>
/// Inflates one zlib stream after another, each whole in memory and of known size. Each thread has its own.
/// Why not the framework's stream: objects of a pack are a few hundred bytes, and making a stream for each took longer than
/// inflating it (measured: see Decisions).
/// </summary>
internal sealed unsafe class Inflater
{
    /// <summary>How many bytes behind a stream, and behind the room for its content, must be readable and writable: they are touched, not used.</summary>
    public const int Slack = 320;

    private const int LongestMatch = 258;

    private readonly InflateTable _literals = new(InflateTable.LiteralBits);
    private readonly InflateTable _distances = new(InflateTable.DistanceBits);
    private readonly InflateTable _lengths = new(7);
    private readonly byte[] _codeLengths = new byte[288 + 32];

    // The stream: the next byte to load, and the bits that were loaded and not used yet.
    private int _next;
    private int _end;
    private ulong _bits;
    private int _bitCount;
    private int _written;

    /// <summary>Inflates a stream whose content has a known size.</summary>
    /// <param name="buffer">Holds the stream, and <see cref="Slack"/> bytes more.</param>
    /// <param name="start">Where the stream begins.</param>
    /// <param name="end">Where it ends at the latest.</param>
    /// <param name="into">Takes the content; has room for <see cref="Slack"/> bytes more.</param>
    /// <param name="size">The size of the content.</param>
    /// <param name="consumed">How many bytes the stream has.</param>
    /// <returns>False where it is damaged, has another size, or does not end in time.</returns>
    public bool TryInflate(byte[] buffer, int start, int end, byte[] into, int size, out int consumed)
    {
        consumed = 0;
        if (start < 0 || end - start < 6 || end > buffer.Length - Slack || size < 0 || size > into.Length - Slack || !IsHeader(buffer[start], buffer[start + 1]))
        {
            return false;
        }

        (_next, _end, _bits, _bitCount, _written) = (start + 2, end, 0, 0, 0);
        fixed (byte* source = buffer, target = into)
        {
            for (var isLast = false; !isLast;)
            {
                if (!Need(source, 3))
                {
                    return false;
                }

                isLast = (_bits & 1) != 0;
                var form = (int)(_bits >> 1) & 3;
                Drop(3);
                var isSound = form switch
                {
                    0 => CopyStored(source, target, size),
                    1 => Decode(source, target, size, InflateTable.FixedLiterals, InflateTable.FixedDistances),
                    2 => ReadTables(source) && Decode(source, target, size, _literals, _distances),
                    _ => false,
                };
                if (!isSound)
                {
                    return false;
                }
            }
        }

        // Whole bytes that were loaded and not used belong to what follows.
        var after = _next - (_bitCount >> 3);
        if (_written != size || end - after < 4)
        {
            return false;
        }

        consumed = after + 4 - start;
        return BinaryPrimitives.ReadUInt32BigEndian(buffer.AsSpan(after)) == Adler32.Of(into.AsSpan(0, size));
    }

    // Deflate, with a window of 32 KiB or less, and no dictionary.
    private static bool IsHeader(byte first, byte second) =>
        (first & 15) == 8 && first >> 4 <= 7 && ((first << 8) | second) % 31 == 0 && (second & 32) == 0;

    private void Drop(int count)
    {
        _bits >>= count;
        _bitCount -= count;
    }

    // Sees to it that so many bits are there: up to 32.
    private bool Need(byte* source, int count)
    {
        while (_bitCount < count)
        {
            if (_next >= _end)
            {
                return false;
            }

            _bits |= (ulong)source[_next++] << _bitCount;
            _bitCount += 8;
        }

        return true;
    }

    private bool CopyStored(byte* source, byte* target, int size)
    {
        Drop(_bitCount & 7);
        if (!Need(source, 32))
        {
            return false;
        }

        var length = (int)(_bits & 0xffff);
        var complement = (int)(_bits >> 16) & 0xffff;
        Drop(32);
        _next -= _bitCount >> 3;
        (_bits, _bitCount) = (0, 0);
        if (length != (complement ^ 0xffff) || length > _end - _next || length > size - _written)
        {
            return false;
        }

        Buffer.MemoryCopy(source + _next, target + _written, length, length);
        _next += length;
        _written += length;
        return true;
    }

    private bool ReadTables(byte* source)
    {
        if (!Need(source, 14))
        {
            return false;
        }

        var literals = (int)(_bits & 31) + 257;
        var distances = (int)(_bits >> 5 & 31) + 1;
        var lengths = (int)(_bits >> 10 & 15) + 4;
        Drop(14);
        if (literals > 286 || distances > 30)
        {
            return false;
        }

        Span<byte> codeLengths = _codeLengths;
        codeLengths[..19].Clear();
        for (var index = 0; index < lengths; index++)
        {
            if (!Need(source, 3))
            {
                return false;
            }

            codeLengths[InflateTable.LengthOrder[index]] = (byte)(_bits & 7);
            Drop(3);
        }

        return _lengths.TryFillLengths(codeLengths[..19])
            && ReadCodeLengths(source, codeLengths[..(literals + distances)])
            && codeLengths[256] != 0
            && _literals.TryFillLiterals(codeLengths[..literals])
            && _distances.TryFillDistances(codeLengths.Slice(literals, distances));
    }

    private bool ReadCodeLengths(byte* source, Span<byte> codeLengths)
    {
        var bits = _bits;
        var count = _bitCount;
        var next = source + _next;
        var last = source + _end;
        var entries = _lengths.Entries;
        var index = 0;
        while (index < codeLengths.Length && next <= last)
        {
            // At least 56 bits, four codes with their extra bits; those beyond the end are told below.
            bits |= *(ulong*)next << count;
            next += (63 - count) >> 3;
            count |= 56;
            for (var batch = 0; batch < 4 && index < codeLengths.Length; batch++)
            {
                var entry = entries[(int)bits & 127];
                var taken = InflateTable.CodeLength(entry);
                var symbol = (int)(entry >> 16);
                bits >>= taken;
                count -= taken;
                if (symbol < 16)
                {
                    codeLengths[index++] = (byte)symbol;
                    continue;
                }

                var (extra, least) = symbol switch { 16 => (2, 3), 17 => (3, 3), _ => (7, 11) };
                var times = least + ((int)bits & ((1 << extra) - 1));
                bits >>= extra;
                count -= extra;
                if (times > codeLengths.Length - index || (symbol == 16 && index == 0))
                {
                    return false;
                }

                codeLengths.Slice(index, times).Fill(symbol == 16 ? codeLengths[index - 1] : (byte)0);
                index += times;
            }
        }

        return index == codeLengths.Length && TryLeave(source, last, next, bits, count);
    }

    // Loads and stores beyond the end stay within the slack: before each symbol neither end has been passed, a load touches
    // 8 bytes more, and a match is at most 258 bytes, rounded up by 32.
    private bool Decode(byte* source, byte* target, int size, InflateTable literalTable, InflateTable distanceTable)
    {
        var next = source + _next;
        var last = source + _end;
        var at = target + _written;
        var end = target + size;
        var bits = _bits;
        var count = _bitCount;
        var isSound = false;
        fixed (uint* literals = literalTable.Entries, distances = distanceTable.Entries)
        {
            while (true)
            {
                // At least 56 bits: enough for two codes with their extra bits (15 + 5 + 15 + 13).
                bits |= *(ulong*)next << count;
                next += (63 - count) >> 3;
                count |= 56;
                var entry = literals[bits & InflateTable.LiteralMask];
                if ((entry & InflateTable.IsLiteral) != 0)
                {
                    // A second literal of the first table fits what was loaded.
                    bits >>= (int)entry & 31;
                    count -= (int)entry & 31;
                    *at++ = (byte)(entry >> 16);
                    entry = literals[bits & InflateTable.LiteralMask];
                    if ((entry & InflateTable.IsLiteral) != 0)
                    {
                        bits >>= (int)entry & 31;
                        count -= (int)entry & 31;
                        *at++ = (byte)(entry >> 16);
                        if (at > end || next > last + 8)
                        {
                            break;
                        }

                        continue;
                    }

                    if (at > end)
                    {
                        break;
                    }

                    bits |= *(ulong*)next << count;
                    next += (63 - count) >> 3;
                    count |= 56;
                }

                if ((entry & InflateTable.IsLink) != 0)
                {
                    entry = literals[(entry >> 16) + ((bits >> InflateTable.LiteralBits) & ((1u << ((int)(entry >> 8) & 31)) - 1))];
                    if ((entry & InflateTable.IsLiteral) != 0)
                    {
                        bits >>= (int)entry & 31;
                        count -= (int)entry & 31;
                        *at++ = (byte)(entry >> 16);
                        if (at > end || next > last + 8)
                        {
                            break;
                        }

                        continue;
                    }
                }

                var taken = (int)entry & 31;
                if (taken == 0 || next > last + 16)
                {
                    break;
                }

                bits >>= taken;
                count -= taken;
                if ((entry & InflateTable.IsEnd) != 0)
                {
                    isSound = true;
                    break;
                }

                var extra = (int)(entry >> 8) & 31;
                var length = (int)(entry >> 16) + (int)(bits & ((1u << extra) - 1));
                bits >>= extra;
                count -= extra;

                entry = distances[bits & InflateTable.DistanceMask];
                if ((entry & InflateTable.IsLink) != 0)
                {
                    entry = distances[(entry >> 16) + ((bits >> InflateTable.DistanceBits) & ((1u << ((int)(entry >> 8) & 31)) - 1))];
                }

                taken = (int)entry & 31;
                if (taken == 0)
                {
                    break;
                }

                bits >>= taken;
                extra = (int)(entry >> 8) & 15;
                var distance = (int)(entry >> 16) + (int)(bits & ((1u << extra) - 1));
                bits >>= extra;
                count -= taken + extra;
                if (distance > at - target || length > end - at)
                {
                    break;
                }

                CopyMatch(at, distance, length);
                at += length;
            }
        }

        _written = (int)(at - target);
        return isSound && at <= end && TryLeave(source, last, next, bits, count);
    }

    // Keeps the bits of the byte that was begun. Where more bits were used than there are, the stream was cut off: what was loaded
    // beyond the end was garbage.
    private bool TryLeave(byte* source, byte* last, byte* next, ulong bits, int count)
    {
        next -= count >> 3;
        count &= 7;
        _bits = bits & ((1ul << count) - 1);
        _bitCount = count;
        _next = (int)(next - source);
        return next <= last;
    }

    private static void CopyMatch(byte* at, int distance, int length)
    {
        var from = at - distance;
        if (distance >= 16)
        {
            // Two words, not a vector: code with vectors is not compiled ahead of time.
            for (var done = 0; done < length; done += 16)
            {
                var (first, second) = (*(ulong*)(from + done), *(ulong*)(from + done + 8));
                *(ulong*)(at + done) = first;
                *(ulong*)(at + done + 8) = second;
            }
        }
        else if (distance == 1)
        {
            new Span<byte>(at, length).Fill(*from);
        }
        else if (distance >= 8)
        {
            for (var done = 0; done < length; done += 8)
            {
                *(ulong*)(at + done) = *(ulong*)(from + done);
            }
        }
        else
        {
            for (var done = 0; done < length; done++)
            {
                at[done] = from[done];
            }
        }
    }
}
