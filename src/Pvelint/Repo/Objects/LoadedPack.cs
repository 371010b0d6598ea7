using System.Collections;

namespace Pvelint.Repo.Objects;

/// <summary>A pack whose index is in memory.</summary>
/// <param name="pack">The pack.</param>
/// <param name="overlap">The positions of objects that another pack has, too, and gives; null where there are none.</param>
/// <param name="isDoubtful">Whether each object is to be compared with its id, since no checksum vouches for the index or the entries.</param>
internal sealed class LoadedPack(Pack pack, bool[]? overlap, bool isDoubtful)
{
    private PackTable? _table;

    public Pack Pack { get; } = pack;

    public bool IsDoubtful => isDoubtful;

    /// <summary>How many objects it gives.</summary>
    public int Count { get; } = pack.Index.Count - (overlap?.Count(isElsewhere => isElsewhere) ?? 0);

    /// <summary>The positions of objects that the index places outside of the pack. Known once the table is.</summary>
    public List<int> Lost { get; } = [];

    /// <summary>Whether the object at a position is another pack's to give.</summary>
    public bool IsElsewhere(int position) => overlap is not null && overlap[position];

    /// <summary>The table of its entries, with no entry marked. One reading at a time uses it.</summary>
    public PackTable Table(int jobs)
    {
        if (_table is null)
        {
            _table = PackTable.Make(Pack, IsElsewhere, jobs, Lost);
        }
        else
        {
            _table.ClearMarks();
        }

        return _table;
    }
}

/// <summary>The ids of an index.</summary>
internal sealed class PackIds(PackIndex index) : IReadOnlyList<ObjectId>
{
    public int Count => index.Count;

    public ObjectId this[int position] => index.IdAt(position);

    public IEnumerator<ObjectId> GetEnumerator()
    {
        for (var position = 0; position < Count; position++)
        {
            yield return index.IdAt(position);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
