using System.Numerics;

namespace Pvelint.Repo.Objects;

/// <summary>
/// The codes of a deflate block, looked up by the next bits: codes longer than the first table's bits are found through a link to
/// a second one. An entry holds from bit 0 on: bits of the code (0: there is no such code), flags, extra bits, and from bit 16 the
/// literal, or what the extra bits are added to, or where the second table begins.
/// </summary>
internal sealed class InflateTable
{
    public const int LiteralBits = 10;
    public const int DistanceBits = 8;
    public const uint LiteralMask = (1 << LiteralBits) - 1;
    public const uint DistanceMask = (1 << DistanceBits) - 1;
    public const uint IsLiteral = 0x20;
    public const uint IsEnd = 0x40;
    public const uint IsLink = 0x80;

    private const int LongestCode = 15;

    // Before the tables that are made of them.
    private static readonly uint[] LiteralEntries = MakeLiteralEntries();
    private static readonly uint[] DistanceEntries = MakeDistanceEntries();
    private static readonly uint[] LengthEntries = [.. Enumerable.Range(0, 19).Select(symbol => (uint)symbol << 16)];

    private readonly int _bits;

    /// <summary>Makes an empty table.</summary>
    /// <param name="bits">Bits that the first table is looked up by.</param>
    public InflateTable(int bits)
    {
        _bits = bits;

        // The most that complete codes can need is 1,332 for literals and 402 for distances (zlib's enough.c).
        Entries = new uint[(1 << bits) + (bits == 7 ? 0 : 512)];
    }

    /// <summary>The code for literals and lengths of a block that brings none.</summary>
    public static InflateTable FixedLiterals { get; } = MakeFixedLiterals();

    /// <summary>The code for distances of a block that brings none.</summary>
    public static InflateTable FixedDistances { get; } = MakeFixedDistances();

    /// <summary>The order in which the lengths of the codes for lengths are given.</summary>
    public static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public uint[] Entries { get; }

    private static ReadOnlySpan<ushort> LengthBases =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static ReadOnlySpan<byte> LengthExtras => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static ReadOnlySpan<ushort> DistanceBases =>
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private static ReadOnlySpan<byte> DistanceExtras =>
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    /// <summary>Bits of an entry's code; 0 where there is none.</summary>
    public static int CodeLength(uint entry) => (int)entry & 31;

    /// <summary>Fills the table with the code for literals, lengths and the end.</summary>
    public bool TryFillLiterals(ReadOnlySpan<byte> codeLengths) => TryFill(codeLengths, LiteralEntries, isComplete: false);

    /// <summary>Fills the table with the code for distances.</summary>
    public bool TryFillDistances(ReadOnlySpan<byte> codeLengths) => TryFill(codeLengths, DistanceEntries, isComplete: false);

    /// <summary>Fills the table with the code for lengths of codes.</summary>
    public bool TryFillLengths(ReadOnlySpan<byte> codeLengths) => TryFill(codeLengths, LengthEntries, isComplete: true);

    private static uint[] MakeLiteralEntries()
    {
        var entries = new uint[288];
        for (var symbol = 0; symbol < 286; symbol++)
        {
            entries[symbol] = symbol < 256 ? ((uint)symbol << 16) | IsLiteral
                : symbol == 256 ? IsEnd
                : ((uint)LengthBases[symbol - 257] << 16) | ((uint)LengthExtras[symbol - 257] << 8);
        }

        return entries;
    }

    private static uint[] MakeDistanceEntries()
    {
        var entries = new uint[32];
        for (var symbol = 0; symbol < 30; symbol++)
        {
            entries[symbol] = ((uint)DistanceBases[symbol] << 16) | ((uint)DistanceExtras[symbol] << 8);
        }

        return entries;
    }

    private static InflateTable MakeFixedLiterals()
    {
        Span<byte> codeLengths = stackalloc byte[288];
        codeLengths[..144].Fill(8);
        codeLengths[144..256].Fill(9);
        codeLengths[256..280].Fill(7);
        codeLengths[280..].Fill(8);
        var table = new InflateTable(LiteralBits);
        table.TryFillLiterals(codeLengths);
        return table;
    }

    private static InflateTable MakeFixedDistances()
    {
        Span<byte> codeLengths = stackalloc byte[32];
        codeLengths.Fill(5);
        var table = new InflateTable(DistanceBits);
        table.TryFillDistances(codeLengths);
        return table;
    }

    // Codes are numbered by length and symbol, and stand in the stream with their first bit lowest: so "the next code" is counted
    // from the highest bit down. The first table grows by copying: what a code of so many bits leads to repeats behind it.
    private bool TryFill(ReadOnlySpan<byte> codeLengths, uint[] symbolEntries, bool isComplete)
    {
        Span<int> counts = stackalloc int[LongestCode + 1];
        counts.Clear();
        foreach (var length in codeLengths)
        {
            counts[length]++;
        }

        counts[0] = 0;
        Span<int> starts = stackalloc int[LongestCode + 2];
        var (left, longest) = (1, 0);
        starts[1] = 0;
        for (var length = 1; length <= LongestCode; length++)
        {
            starts[length + 1] = starts[length] + counts[length];
            left = (left << 1) - counts[length];
            if (left < 0)
            {
                return false;
            }

            longest = counts[length] > 0 ? length : longest;
        }

        // As zlib has it: not all codes need to be used only where there is one, of one bit, or none.
        if (left > 0)
        {
            return !isComplete && longest <= 1 && FillOne(codeLengths, symbolEntries);
        }

        Span<ushort> sorted = stackalloc ushort[codeLengths.Length];
        for (var symbol = 0; symbol < codeLengths.Length; symbol++)
        {
            if (codeLengths[symbol] is > 0 and var length)
            {
                sorted[starts[length]++] = (ushort)symbol;
            }
        }

        Fill(sorted, counts, symbolEntries);
        return true;
    }

    private bool FillOne(ReadOnlySpan<byte> codeLengths, uint[] symbolEntries)
    {
        Array.Clear(Entries);
        var symbol = codeLengths.IndexOf((byte)1);
        for (var place = 0; symbol >= 0 && place < 1 << _bits; place += 2)
        {
            Entries[place] = EntryOf(symbolEntries, symbol, 1);
        }

        return true;
    }

    private void Fill(ReadOnlySpan<ushort> sorted, Span<int> counts, uint[] symbolEntries)
    {
        var entries = Entries;
        var (code, next, filled, length) = (0, 0, 1, 0);
        while (length < _bits)
        {
            // Twice as many places: those with the new bit set lead to the same, as far as there are any.
            entries.AsSpan(0, filled).CopyTo(entries.AsSpan(filled));
            filled <<= 1;
            length++;
            for (var count = counts[length]; count > 0; count--)
            {
                entries[code] = EntryOf(symbolEntries, sorted[next++], length);
                if (code == filled - 1)
                {
                    // The last code: no longer ones.
                    for (; filled < 1 << _bits; filled <<= 1)
                    {
                        entries.AsSpan(0, filled).CopyTo(entries.AsSpan(filled));
                    }

                    return;
                }

                code = After(code, filled - 1);
            }
        }

        // Longer codes of the same first bits share a second table.
        var (free, linked, linkedAt, linkedBits) = (1 << _bits, -1, 0, 0);
        for (length = _bits + 1; length <= LongestCode; length++)
        {
            for (; counts[length] > 0; counts[length]--)
            {
                var first = code & ((1 << _bits) - 1);
                if (first != linked)
                {
                    (linked, linkedAt, linkedBits) = (first, free, length - _bits);
                    for (var room = (1 << linkedBits) - counts[length]; room > 0; linkedBits++)
                    {
                        room = (room << 1) - counts[_bits + linkedBits + 1];
                    }

                    free += 1 << linkedBits;
                    entries[first] = ((uint)linkedAt << 16) | ((uint)linkedBits << 8) | IsLink | (uint)_bits;
                }

                var entry = EntryOf(symbolEntries, sorted[next++], length);
                for (var place = code >> _bits; place < 1 << linkedBits; place += 1 << (length - _bits))
                {
                    entries[linkedAt + place] = entry;
                }

                var last = (1 << length) - 1;
                if (code == last)
                {
                    return;
                }

                code = After(code, last);
            }
        }
    }

    // Adds one to a code that is written from its lowest bit on.
    private static int After(int code, int last)
    {
        var bit = 1 << BitOperations.Log2((uint)(code ^ last));
        return (code & (bit - 1)) | bit;
    }

    // A symbol that must not be used (286, 287; distances 30, 31) keeps the length 0.
    private static uint EntryOf(uint[] symbolEntries, int symbol, int length) =>
        symbolEntries[symbol] is var entry && (entry != 0 || symbolEntries.Length == 19) ? entry | (uint)length : 0;
}
