namespace Pvelint.Output;

/// <summary>Numbers each item once, in the order in which they come.</summary>
internal sealed class Table<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _indexes = [];

    /// <summary>The items by their numbers.</summary>
    public List<T> Items { get; } = [];

    /// <summary>The number of an item, a new one where it was not there.</summary>
    public int IndexOf(T item)
    {
        if (!_indexes.TryGetValue(item, out var index))
        {
            _indexes[item] = index = Items.Count;
            Items.Add(item);
        }

        return index;
    }
}
