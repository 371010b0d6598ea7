namespace Pvelint.Access;

/// <summary>What becomes of an entry where a path is asked for.</summary>
public enum GroundFate
{
    /// <summary>It gives its role.</summary>
    Counts,

    /// <summary>It stands above the path and does not propagate.</summary>
    NotPropagated,

    /// <summary>It is a group's, and entries of the user itself count at the same node.</summary>
    HiddenByOwn,

    /// <summary>What counts at a deeper node replaced it.</summary>
    Replaced,

    /// <summary><c>NoAccess</c> counts beside it.</summary>
    Denied,
}

/// <summary>An entry for someone on the way to a path, and what becomes of it there.</summary>
/// <param name="Entry">The entry; its subject is the group where it is a group's.</param>
/// <param name="Role">What its role allows.</param>
/// <param name="Node">The path of its node.</param>
/// <param name="Pool">The pool whose path it is on, where the object that is asked for is in that pool; null where it is on the way to the path itself.</param>
/// <param name="Fate">What becomes of it.</param>
/// <param name="By">The entries that count in its place; empty where it counts and where it does not propagate.</param>
public sealed record Ground(AclEntry Entry, RoleContent Role, string Node, string? Pool, GroundFate Fate, IReadOnlyList<AclEntry> By)
{
    /// <summary>Whether it gives its role.</summary>
    public bool Counts => Fate is GroundFate.Counts;

    /// <summary>Whether what it gives holds for what lies below the path, too; what a pool gives never does.</summary>
    public bool Propagates => Entry.Propagate && Pool is null;
}
