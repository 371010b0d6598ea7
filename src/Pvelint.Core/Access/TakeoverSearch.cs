namespace Pvelint.Access;

/// <summary>A way to takeover that someone has, and the entries that open it.</summary>
/// <param name="Way">The way.</param>
/// <param name="Entries">The entry that meets each need, in their order.</param>
public sealed record Takeover(TakeoverWay Way, IReadOnlyList<AclEntry> Entries);

/// <summary>Finds the ways to takeover that entries open.</summary>
public static class TakeoverSearch
{
    // Stands for an object that no entry names.
    private const string Other = "other-object";

    /// <summary>The ways that the entries of one subject open, the worst first.</summary>
    /// <param name="entries">All entries of one user, group or token.</param>
    /// <param name="roles">What roles allow.</param>
    /// <param name="version">The release.</param>
    public static IReadOnlyList<Takeover> Find(IReadOnlyList<AclEntry> entries, RoleContents roles, PveVersion version)
    {
        var placed = entries.Where(entry => entry.Object is not null).ToLookup(entry => entry.Object!.Value);
        var found = new List<Takeover>();
        foreach (var way in AccessFacts.TakeoverWays.Where(way => way.Since is not { } since || version >= since))
        {
            var met = way.Needs.Select(need => Meets(need, placed, roles)).ToList();
            if (met.All(entry => entry is not null))
            {
                found.Add(new Takeover(way, [.. met.Select(entry => entry!)]));
            }
        }

        return [.. found.OrderByDescending(takeover => takeover.Way.Yields)];
    }

    private static AclEntry? Meets(TakeoverNeed need, ILookup<ObjectPath, AclEntry> entries, RoleContents roles)
    {
        foreach (var path in Paths(need.Path, entries.Select(node => node.Key)))
        {
            var counting = CountingAt(path, entries);
            if (counting.Any(entry => roles.Of(entry.Role.Text) is { Denies: true }))
            {
                continue;
            }

            if (counting.Find(entry => roles.Of(entry.Role.Text)?.Privileges.Contains(need.Privilege) == true) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    // The paths of entries come first: `/vms/{vmid}` is met by an entry on `/vms/100`.
    private static IEnumerable<ObjectPath> Paths(string form, IEnumerable<ObjectPath> written)
    {
        if (form == "*")
        {
            return written;
        }

        var template = form.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var any = ObjectPath.Parse(string.Join("/", template.Select(segment => segment[0] == '{' ? Other : segment)))!.Value;
        return written.Where(path => IsOf(template, path)).Concat([any]);
    }

    private static bool IsOf(string[] template, ObjectPath path)
    {
        var segments = path.Segments;
        return segments.Count == template.Length && template.Zip(segments, (expected, segment) => expected[0] == '{' || expected == segment).All(fits => fits);
    }

    // From the root down: what counts at a deeper node replaces what came from above. Source: pve-access-control, roles().
    private static List<AclEntry> CountingAt(ObjectPath path, ILookup<ObjectPath, AclEntry> entries)
    {
        var counting = new List<AclEntry>();
        var segments = path.Segments;
        for (var depth = 0; depth <= segments.Count; depth++)
        {
            var node = ObjectPath.Parse(string.Join("/", segments.Take(depth)))!.Value;
            var here = entries[node].Where(entry => entry.Propagate || depth == segments.Count).ToList();
            counting = here.Count > 0 ? here : counting;
        }

        return counting;
    }
}
