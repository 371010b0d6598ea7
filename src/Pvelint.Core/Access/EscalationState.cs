namespace Pvelint.Access;

/// <summary>What one may do on a way: as whom, what was granted meanwhile, and whether the custom roles are rewritten.</summary>
internal sealed class EscalationState(AccessModel model)
{
    private readonly ulong _all = PrivilegeTable.All(model.Version);

    /// <summary>As whom, the one that the search is about first.</summary>
    public List<EscalationActor> Actors { get; } = [];

    /// <summary>The paths on which Administrator was granted, to everybody above.</summary>
    public Dictionary<string, EscalationGift> Grants { get; } = new(StringComparer.Ordinal);

    /// <summary>How the custom roles were rewritten; null while they are not.</summary>
    public EscalationGift? Rewriting { get; set; }

    /// <summary>What someone had before the first step.</summary>
    public ulong Before(EscalationActor actor, EscalationPlace place) => Held(model, actor, place, 0, null);

    /// <summary>What of the state privileges need on a path, as little as will do; null where they are not held.</summary>
    public IReadOnlyList<EscalationGift>? Uses(EscalationActor actor, EscalationPlace place, ulong privileges)
    {
        if ((place.Held & privileges) != privileges && Grants.Count == 0 && Rewriting is null)
        {
            return null;
        }

        var used = new List<EscalationGift>();
        if (actor.By is not null)
        {
            used.Add(actor.By);
        }

        if ((place.Held & privileges) == privileges)
        {
            return used;
        }

        if (Grants.Count > 0 && (Held(model, actor, place, privileges, used) & privileges) == privileges)
        {
            return used;
        }

        if (Rewriting is not null && (Held(model.EscalationFacts.Rewritten, actor, place, privileges, used) & privileges) == privileges)
        {
            return [.. used, Rewriting];
        }

        return null;
    }

    // With what was granted only where a list takes what of it was used.
    private ulong Held(AccessModel roles, EscalationActor actor, EscalationPlace place, ulong privileges, List<EscalationGift>? used)
    {
        if (actor.IsRoot)
        {
            return _all;
        }

        var own = Held(roles, actor.Own, place, privileges, used);
        return actor.Limit is { } owner && own != 0 ? own & Held(roles, owner, place, privileges, used) : own;
    }

    private ulong Held(AccessModel roles, Subject subject, EscalationPlace place, ulong privileges, List<EscalationGift>? used)
    {
        var held = RolesOn(roles, subject, place.Path, privileges, used);
        foreach (var pool in place.Pool is { } supposed ? roles.PoolsOf(place.Path).Append(supposed) : roles.PoolsOf(place.Path))
        {
            held = held.With(RolesOn(roles, subject, "/pool/" + pool, privileges & ~held.Held, used));
        }

        return held.Denies ? 0 : held.Held;
    }

    private NodeRoles RolesOn(AccessModel roles, Subject subject, string path, ulong privileges, List<EscalationGift>? used)
    {
        if (used is null || Grants.Count == 0)
        {
            return roles.RolesOn(subject, path);
        }

        var held = NodeRoles.None;
        EscalationGift? gift = null;
        var segments = AccessModel.Segments(path);
        var depth = 0;
        foreach (var node in roles.Walk(path))
        {
            var prefix = depth == 0 ? "/" : string.Join("/", segments.Take(depth + 1));
            if (Grants.TryGetValue(prefix, out var granted))
            {
                (held, gift) = (new NodeRoles(true, false, _all, _all), granted);
            }
            else if (node?.Roles(subject, depth == segments.Length - 1) is { Counts: true } here)
            {
                (held, gift) = (here, null);
            }

            depth++;
        }

        if (gift is not null && privileges != 0 && !used.Contains(gift))
        {
            used.Add(gift);
        }

        return held;
    }
}
