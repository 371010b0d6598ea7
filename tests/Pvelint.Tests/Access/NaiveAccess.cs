namespace Pvelint.Tests.Access;

/// <summary>
/// The rules of Proxmox VE's manual and notes once more, as plainly as can be: no tree, no masks, every entry looked at for every
/// question. What tells it apart from the model is a mistake in one of them.
/// </summary>
internal sealed record NaiveCluster(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Roles,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Groups,
    IReadOnlyDictionary<string, bool> Tokens,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Pools,
    IReadOnlyList<NaiveEntry> Entries,
    IReadOnlyList<string> EveryPrivilege)
{
    /// <summary>The privileges of someone on a path, each with whether it propagates.</summary>
    public SortedDictionary<string, bool> On(string id, string path)
    {
        if (id == "root@pam")
        {
            return Sorted(EveryPrivilege.Select(privilege => (privilege, true)));
        }

        if (!id.Contains('!', StringComparison.Ordinal))
        {
            return OfRoles(id, path);
        }

        var owner = id[..id.LastIndexOf('!')];
        if (!Tokens.TryGetValue(id, out var isSeparated))
        {
            return [];
        }

        if (!isSeparated)
        {
            return On(owner, path);
        }

        var own = OfRoles(id, path);
        var limit = On(owner, path);
        return owner == "root@pam"
            ? own
            : Sorted(own.Where(privilege => limit.ContainsKey(privilege.Key)).Select(privilege => (privilege.Key, privilege.Value && limit[privilege.Key])));
    }

    private SortedDictionary<string, bool> OfRoles(string id, string path)
    {
        var roles = RolesOn(id, path);
        if (!roles.ContainsKey("NoAccess"))
        {
            var pools = Pools.Where(pool => pool.Value.Contains(path)).SelectMany(pool => RolesOn(id, "/pool/" + pool.Key).Keys).ToHashSet();
            if (pools.Contains("NoAccess"))
            {
                return [];
            }

            foreach (var role in pools)
            {
                roles.TryAdd(role, false);
            }
        }

        return roles.ContainsKey("NoAccess") ? [] : Sorted(roles.SelectMany(role => Roles[role.Key].Select(privilege => (privilege, role.Value))));
    }

    // The deepest node at which anything counts decides, alone.
    private Dictionary<string, bool> RolesOn(string id, string path)
    {
        for (var node = path; ; node = node.LastIndexOf('/') is > 0 and var slash ? node[..slash] : "/")
        {
            var counting = Entries.Where(entry => entry.Path == node && (entry.Propagates || node == path)).ToList();
            var own = counting.Where(entry => entry.Subject == id).ToList();
            var found = own.Count > 0 ? own : counting.Where(entry => entry.Subject[0] == '@' && Groups[entry.Subject[1..]].Contains(id)).ToList();
            if (found.Count > 0)
            {
                return found.GroupBy(entry => entry.Role).ToDictionary(role => role.Key, role => role.Any(entry => entry.Propagates));
            }

            if (node == "/")
            {
                return [];
            }
        }
    }

    private static SortedDictionary<string, bool> Sorted(IEnumerable<(string Privilege, bool IsPropagated)> privileges)
    {
        var sorted = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (privilege, isPropagated) in privileges)
        {
            sorted[privilege] = isPropagated || sorted.GetValueOrDefault(privilege);
        }

        return sorted;
    }
}

/// <summary>A role for someone on a path; a group's name has an @ before it.</summary>
internal sealed record NaiveEntry(string Path, string Subject, string Role, bool Propagates);
