namespace Pvelint.Inference;

/// <summary>A need in words of grants: each path replaced by the one that a grant should name, and what is not known or not to be had put aside.</summary>
/// <param name="Exact">What Proxmox VE checks.</param>
internal sealed record ScopedNeed(Need Exact)
{
    private readonly List<(string What, Need Need)> _open = [];
    private readonly List<Refusal> _refused = [];

    /// <summary>What is left.</summary>
    public Need Need { get; private init; } = Need.Nothing;

    /// <summary>What may be needed, and what decides it.</summary>
    public IReadOnlyList<(string What, Need Need)> Open => _open;

    /// <summary>What no grant can give.</summary>
    public IReadOnlyList<Refusal> Refused => _refused;

    /// <summary>The need of a call.</summary>
    public static ScopedNeed Of(Need exact, MadeCall call, GrantScope scope)
    {
        var scoped = new ScopedNeed(exact);
        return scoped with { Need = scoped.Known(exact, call, scope) };
    }

    private Need Known(Need need, MadeCall call, GrantScope scope)
    {
        switch (need)
        {
            case Permission permission:
                var grant = scope.Of(permission, call.Call);
                if (grant.IsPathKnown)
                {
                    return scope.Ways(permission, call.Call);
                }

                _open.Add((WhatOf(grant.Path), grant));
                return Need.Nothing;
            case Dependent dependent:
                _open.Add((dependent.What, Scoped(dependent.When is null ? dependent.Need : dependent, call, scope)));
                return Need.Nothing;
            case Refusal refusal:
                _refused.Add(refusal);
                return Need.Nothing;
            case AllOf all:
                return Need.All(all.Needs.Select(one => Known(one, call, scope)));
            case AnyOf any:
                return Way([.. any.Needs.Select(one => Scoped(one, call, scope))]);
            default:
                return need;
        }
    }

    // A way that is known is taken where none that is not known would cost less: Sys.Modify on / is no stand-in for a node without a name.
    private Need Way(List<Need> ways)
    {
        if (ways.TrueForAll(IsKnown))
        {
            return Need.Any(ways);
        }

        var least = ways.Where(way => way is not Refusal && !IsKnown(way)).Select(CostOf).DefaultIfEmpty(int.MaxValue).Min();
        var known = ways.Where(way => IsKnown(way) && CostOf(way) <= least).ToList();
        if (known.Count > 0)
        {
            return Need.Any(known);
        }

        if (ways.Exists(way => way is not Refusal))
        {
            var open = Need.Any(ways);
            _open.Add((open.SelfAndDescendants().OfType<Permission>().Where(one => !one.IsPathKnown).Select(one => WhatOf(one.Path)).FirstOrDefault()
                ?? open.SelfAndDescendants().OfType<Dependent>().First().What, open));
        }
        else
        {
            _refused.Add(ways.OfType<Refusal>().First());
        }

        return Need.Nothing;
    }

    private static Need Scoped(Need need, MadeCall call, GrantScope scope) => need switch
    {
        Permission permission => scope.Ways(permission, call.Call),
        Dependent dependent => dependent.Of(Scoped(dependent.Need, call, scope)),
        AllOf all => Need.All(all.Needs.Select(one => Scoped(one, call, scope))),
        AnyOf any => Need.Any(any.Needs.Select(one => Scoped(one, call, scope))),
        _ => need,
    };

    private static bool IsKnown(Need need) => !need.SelfAndDescendants().Any(one => one is Refusal or Dependent or Permission { IsPathKnown: false });

    private static int CostOf(Need need) => need switch
    {
        Permission permission => GrantSet.Cost(permission),
        AllOf all => all.Needs.Sum(CostOf),
        AnyOf any => any.Needs.Where(one => one is not Refusal).Select(CostOf).DefaultIfEmpty(0).Min(),
        _ => 0,
    };

    private static string WhatOf(string path) => path.IndexOf('{') is var start and >= 0 && path.IndexOf('}', start) is var end and > 0 ? path.Substring(start + 1, end - start - 1) : path;
}
