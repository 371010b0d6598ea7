namespace Pvelint.Repo.Objects;

/// <summary>
/// Sorts the offsets of a pack, and finds one. The framework's generic sort of two arrays is compiled when it is first used, slowly
/// and badly: for a repository of 40,000 objects that took longer than the sorting.
/// </summary>
internal static class OffsetSort
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Sorts offsets, which are not negative, and what belongs to them alike.</summary>
    public static void Sort(ref long[] offsets, ref int[] positions)
    {
        var largest = 0L;
        foreach (var offset in offsets)
        {
            largest = Math.Max(largest, offset);
        }

        var (nextOffsets, nextPositions) = (new long[offsets.Length], new int[positions.Length]);
        var places = new int[Digits];
        for (var shift = 0; shift < 63 && largest >> shift > 0; shift += DigitBits)
        {
            Array.Clear(places);
            foreach (var offset in offsets)
            {
                places[(int)(offset >> shift) & (Digits - 1)]++;
            }

            var place = 0;
            for (var digit = 0; digit < Digits; digit++)
            {
                var count = places[digit];
                places[digit] = place;
                place += count;
            }

            for (var index = 0; index < offsets.Length; index++)
            {
                var to = places[(int)(offsets[index] >> shift) & (Digits - 1)]++;
                nextOffsets[to] = offsets[index];
                nextPositions[to] = positions[index];
            }

            (offsets, nextOffsets) = (nextOffsets, offsets);
            (positions, nextPositions) = (nextPositions, positions);
        }
    }

    /// <summary>Finds an offset among sorted ones.</summary>
    /// <returns>Where it stands; negative where it does not.</returns>
    public static int Find(long[] offsets, long offset)
    {
        for (var (low, high) = (0, offsets.Length - 1); low <= high;)
        {
            var middle = low + ((high - low) >> 1);
            if (offsets[middle] == offset)
            {
                return middle;
            }

            (low, high) = offsets[middle] < offset ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }
}
