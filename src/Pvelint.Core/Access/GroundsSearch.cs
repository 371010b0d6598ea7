namespace Pvelint.Access;

/// <summary>Follows the walk of <see cref="AccessModel"/> entry by entry, and keeps what it passes by.</summary>
internal static class GroundsSearch
{
    public static Grounds Find(AccessModel model, string id, string path)
    {
        if (id == UserId.Root)
        {
            var all = PrivilegeTable.All(model.Version);
            return new Grounds(id, path, GroundsKind.Root, [], null, new PermissionSet(all, all));
        }

        var principal = model.Find(id);
        if (principal is not { Kind: PrincipalKind.Token })
        {
            return principal is null && TokenId.Parse(id) is not null ? new Grounds(id, path, GroundsKind.Unknown, [], null, default) : Own(model, id, path, null);
        }

        return principal.IsSeparated
            ? Own(model, id, path, principal.LimitedBy is { } owner ? Find(model, owner, path) : null)
            : new Grounds(id, path, GroundsKind.Owner, [], Find(model, principal.Owner!, path), default);
    }

    private static Grounds Own(AccessModel model, string id, string path, Grounds? limit)
    {
        var subject = model.SubjectOf(id);
        var grounds = OnTheWay(model, subject, path, null);
        foreach (var pool in model.PoolsOf(path))
        {
            // NoAccess on the object beats what pools give, and that of one pool beats everything.
            var given = OnTheWay(model, subject, "/pool/" + pool, pool);
            if (Deniers(grounds) is { Count: > 0 } before)
            {
                given = Denied(given, before);
            }
            else if (Deniers(given) is { Count: > 0 } now)
            {
                grounds = Denied(grounds, now);
            }

            grounds.AddRange(given);
        }

        return new Grounds(id, path, GroundsKind.Entries, grounds, limit, default);
    }

    private static List<Ground> OnTheWay(AccessModel model, Subject subject, string path, string? pool)
    {
        var grounds = new List<Ground>();
        var depth = AccessModel.Segments(path).Length;
        AclNode? before = null;
        foreach (var node in model.Walk(path).TakeWhile(node => node is not null))
        {
            depth--;
            // An empty segment stays where it is.
            if (node == before)
            {
                continue;
            }

            before = node;
            var here = AtNode(node!, subject, isTarget: depth == 0, pool);
            var deciding = here.Where(ground => ground.Counts).Select(ground => ground.Entry).ToList();
            if (deciding.Count > 0)
            {
                grounds = [.. grounds.Select(ground => ground.Fate is GroundFate.Counts or GroundFate.Denied ? ground with { Fate = GroundFate.Replaced, By = deciding } : ground)];
            }

            grounds.AddRange(here);
        }

        return grounds;
    }

    private static List<Ground> AtNode(AclNode node, Subject subject, bool isTarget, string? pool)
    {
        var own = node.Own(subject);
        var counting = node.Deciding(subject, isTarget).SelectMany(grant => grant.Entries).Where(held => isTarget || held.Entry.Propagate).Select(held => held.Entry).ToList();
        var grounds = new List<Ground>();
        foreach (var (entry, role) in (own?.Entries ?? []).Concat(node.OfGroups(subject).SelectMany(grant => grant.Entries)))
        {
            var fate = !isTarget && !entry.Propagate ? GroundFate.NotPropagated : counting.Contains(entry) ? GroundFate.Counts : GroundFate.HiddenByOwn;
            grounds.Add(new Ground(entry, role, node.Path, pool, fate, fate is GroundFate.HiddenByOwn ? counting : []));
        }

        return Deniers(grounds) is { Count: > 0 } deniers ? Denied(grounds, deniers) : grounds;
    }

    private static List<AclEntry> Deniers(List<Ground> grounds) => [.. grounds.Where(ground => ground is { Counts: true, Role.Denies: true }).Select(ground => ground.Entry)];

    private static List<Ground> Denied(List<Ground> grounds, List<AclEntry> by) =>
        [.. grounds.Select(ground => ground.Counts && !by.Contains(ground.Entry) ? ground with { Fate = GroundFate.Denied, By = by } : ground)];
}
