namespace Pvelint.Access;

/// <summary>The privileges that someone has on a path. Each is held; a propagated one holds for what lies below, too.</summary>
/// <remarks>A bit a privilege, by its number in <see cref="PrivilegeTable"/>: what is asked for millions of times must cost nothing.</remarks>
/// <param name="Held">All that are held.</param>
/// <param name="Propagated">Those of them that are propagated.</param>
public readonly record struct PermissionSet(ulong Held, ulong Propagated)
{
    /// <summary>Whether none is held.</summary>
    public bool IsEmpty => Held == 0;

    /// <summary>The names, sorted, each with whether it is propagated.</summary>
    public IEnumerable<(string Privilege, bool IsPropagated)> Privileges
    {
        get
        {
            for (var i = 0; i < PrivilegeTable.Names.Count; i++)
            {
                if ((Held & (1UL << i)) != 0)
                {
                    yield return (PrivilegeTable.Names[i], (Propagated & (1UL << i)) != 0);
                }
            }
        }
    }

    /// <summary>What is left where another set limits this one: a separated token has no more than its owner.</summary>
    public PermissionSet LimitedBy(PermissionSet owner) => new(Held & owner.Held, Propagated & owner.Propagated);

    /// <summary>Whether a privilege is held; an unknown one is not.</summary>
    public bool Holds(string privilege) => (Held & PrivilegeTable.Bit(privilege)) != 0;
}

/// <summary>Numbers the privileges of all releases, in the order of their names.</summary>
public static class PrivilegeTable
{
    private static readonly Lazy<IReadOnlyList<string>> LazyNames = new(() => [.. AccessFacts.Privileges.Keys.OrderBy(name => name, StringComparer.Ordinal)]);
    private static readonly Lazy<Dictionary<string, ulong>> Bits = new(() => Names.Select((name, i) => (name, i)).ToDictionary(pair => pair.name, pair => 1UL << pair.i, StringComparer.Ordinal));

    /// <summary>The names; there are fewer than 64, which a test holds.</summary>
    public static IReadOnlyList<string> Names => LazyNames.Value;

    /// <summary>The bit of a privilege; zero where it is unknown.</summary>
    public static ulong Bit(string privilege) => Bits.Value.TryGetValue(privilege, out var bit) ? bit : 0;

    /// <summary>The bits of privileges; those that are unknown have none.</summary>
    public static ulong Mask(IEnumerable<string> privileges) => privileges.Aggregate(0UL, (mask, name) => mask | Bit(name));

    /// <summary>The bits of all privileges that a release knows.</summary>
    public static ulong All(PveVersion version) => Mask(AccessFacts.Privileges.Values.Where(privilege => privilege.Versions.Contains(version)).Select(privilege => privilege.Name));
}
