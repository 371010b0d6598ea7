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
    /// <param name="contentOf">What each entry's role allows; null where that is not known.</param>
    /// <param name="version">The release.</param>
    public static IReadOnlyList<Takeover> Find(IReadOnlyList<AclEntry> entries, Func<AclEntry, RoleContent?> contentOf, PveVersion version)
    {
        var found = new List<Takeover>();
        foreach (var way in AccessFacts.TakeoverWays.Where(way => way.Since is not { } since || version >= since))
        {
            var met = way.Needs.Select(need => Meets(need, entries, contentOf)).ToList();
            if (met.All(entry => entry is not null))
            {
                found.Add(new Takeover(way, [.. met.Select(entry => entry!)]));
            }
        }

        return [.. found.OrderByDescending(takeover => takeover.Way.Yields)];
    }

    private static AclEntry? Meets(TakeoverNeed need, IReadOnlyList<AclEntry> entries, Func<AclEntry, RoleContent?> contentOf)
    {
        foreach (var path in Paths(need.Path, entries))
        {
            var counting = CountingAt(path, entries);
            if (counting.Any(entry => contentOf(entry) is { Denies: true }))
            {
                continue;
            }

            if (counting.FirstOrDefault(entry => contentOf(entry)?.Privileges.Contains(need.Privilege) == true) is { } entry)
            {
                return entry;
            }
        }

        return null;
    }

    // The paths of entries come first: `/vms/{vmid}` is met by an entry on `/vms/100`.
    private static IEnumerable<ObjectPath> Paths(string form, IReadOnlyList<AclEntry> entries)
    {
        var written = entries.Where(entry => entry.Object is not null).Select(entry => entry.Object!.Value);
        if (form == "*")
        {
            return written;
        }

        var template = form.Split(['/'], StringSplitOptions.RemoveEmptyEntries);
        var any = ObjectPath.Parse(string.Join("/", template.Select(segment => segment[0] == '{' ? Other : segment)))!.Value;
        return written.Where(path => IsOf(template, path)).Concat([any]);
    }

    private static bool IsOf(string[] template, ObjectPath path) =>
        path.Segments.Count == template.Length && template.Zip(path.Segments, (expected, segment) => expected[0] == '{' || expected == segment).All(fits => fits);

    // From the root down: what counts at a deeper node replaces what came from above. Source: pve-access-control, roles().
    private static List<AclEntry> CountingAt(ObjectPath path, IReadOnlyList<AclEntry> entries)
    {
        var counting = new List<AclEntry>();
        var nodes = path.Segments.Count;
        for (var depth = 0; depth <= nodes; depth++)
        {
            var node = ObjectPath.Parse(string.Join("/", path.Segments.Take(depth)))!.Value;
            var here = entries.Where(entry => entry.Object == node && (entry.Propagate || depth == nodes)).ToList();
            if (here.Count > 0)
            {
                counting = here;
            }
        }

        return counting;
    }
}
