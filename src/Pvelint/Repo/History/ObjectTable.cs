using Pvelint.Repo.Objects;

namespace Pvelint.Repo.History;

/// <summary>Numbers the objects of a repository from zero, so that what is known of each lies in arrays.</summary>
internal sealed class ObjectTable
{
    private readonly ObjectId[] _ids;
    private readonly int[] _slots;
    private readonly int _mask;

    public ObjectTable(IReadOnlyList<ObjectId> ids)
    {
        // A copy of its own: a pack's list makes each id anew, and millions are asked for.
        _ids = [.. ids];
        var size = 16;
        while (size < ids.Count * 2L)
        {
            size *= 2;
        }

        _mask = size - 1;
        _slots = new int[size];
        for (var i = 0; i < _ids.Length; i++)
        {
            var slot = Start(_ids[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & _mask;
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>Count of objects.</summary>
    public int Count => _ids.Length;

    /// <summary>The id of a number.</summary>
    public ObjectId this[int number] => _ids[number];

    /// <summary>The number of an id; negative where there is no such object.</summary>
    public int Find(ObjectId id)
    {
        for (var slot = Start(id); _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_ids[_slots[slot] - 1] == id)
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    // Ids are hashes; who makes many that start alike only slows down the scan of his own repository.
    private int Start(ObjectId id) => id.GetHashCode() & _mask;
}
