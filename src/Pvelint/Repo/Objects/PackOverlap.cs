namespace Pvelint.Repo.Objects;

/// <summary>Which objects of a pack stand in an earlier pack, too: each is to be read once.</summary>
internal static class PackOverlap
{
    /// <summary>Marks them.</summary>
    /// <param name="packs">Their indexes are loaded.</param>
    /// <returns>For each pack the positions that an earlier one has; null where there are none.</returns>
    public static bool[]?[] Find(IReadOnlyList<Pack> packs)
    {
        var overlaps = new bool[packs.Count][];
        for (var later = 1; later < packs.Count; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                Mark(packs[later].Index, packs[earlier].Index, ref overlaps[later]);
            }
        }

        return overlaps;
    }

    // Both are sorted: from where the last id was found it goes in growing steps, and then back by halves.
    private static void Mark(PackIndex index, PackIndex earlier, ref bool[] overlap)
    {
        var from = 0;
        for (var position = 0; position < index.Count && from < earlier.Count; position++)
        {
            var id = index.IdBytes(position);
            var (low, step) = (from, 1);
            while (low + step < earlier.Count && earlier.IdBytes(low + step).SequenceCompareTo(id) < 0)
            {
                low += step;
                step *= 2;
            }

            var high = Math.Min(low + step, earlier.Count - 1) + 1;
            while (low < high)
            {
                var middle = low + ((high - low) >> 1);
                (low, high) = earlier.IdBytes(middle).SequenceCompareTo(id) < 0 ? (middle + 1, high) : (low, middle);
            }

            from = low;
            if (from < earlier.Count && earlier.IdBytes(from).SequenceEqual(id))
            {
                overlap ??= new bool[index.Count];
                overlap[position] = true;
            }
        }
    }
}
