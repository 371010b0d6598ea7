namespace Pvelint.Access;

/// <summary>What someone may do from a column of <see cref="AccessMatrix"/> on, up to the next stretch, and by which entries.</summary>
/// <param name="Column">The first column.</param>
/// <param name="Permissions">What is held.</param>
/// <param name="Way">The entries on the way to these paths.</param>
/// <param name="Pools">Those on the way to each pool that they are in.</param>
public readonly record struct Stretch(int Column, PermissionSet Permissions, EntryWay Way, EntryWays Pools);

/// <summary>All entries for someone from the root down to a column, the last that has any.</summary>
/// <param name="Last">The column; -1 where there are none.</param>
/// <param name="IsTarget">Whether its paths are what is asked for, not what lies below.</param>
public readonly record struct EntryWay(int Last, bool IsTarget)
{
    /// <summary>No entries.</summary>
    public static EntryWay None { get; } = new(-1, false);

    /// <summary>The grounds along this way, whose entries are those of <see cref="Grounds.Entries"/> that are no pool's.</summary>
    public Grounds Grounds(AccessModel model, AccessMatrix matrix, string id)
    {
        var path = matrix.PathOf(Math.Max(0, Last));
        // No path has this character, so this is below all that there is.
        return Access.Grounds.Of(model, id, IsTarget ? path : path + "/~");
    }
}

/// <summary>Ways, one a pool; equal where all are.</summary>
/// <param name="items">The ways, in the order of the pools.</param>
public sealed class EntryWays(IReadOnlyList<EntryWay> items) : IEquatable<EntryWays>
{
    /// <summary>No ways.</summary>
    public static EntryWays None { get; } = new([]);

    /// <summary>The ways, in the order of the pools.</summary>
    public IReadOnlyList<EntryWay> Items { get; } = items;

    /// <inheritdoc/>
    public bool Equals(EntryWays? other) => ReferenceEquals(this, other) || (other is not null && Items.SequenceEqual(other.Items));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EntryWays);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count == 0 ? 0 : Items[0].GetHashCode() ^ Items.Count;
}
