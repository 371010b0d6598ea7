using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// Compares what someone is granted with what code needs. For each call the way that the grants allow is taken as needed, the least one
/// where there are several, so that what is left over could be taken away without a call failing. What is open is never counted as excess.
/// </summary>
public sealed class GrantComparer
{
    private readonly AccessModel _model;
    private readonly string _id;
    private readonly IReadOnlyList<LeastPrivilege> _tools;
    private readonly HashSet<Permission> _needed = [];
    private readonly Dictionary<Permission, string> _open = [];
    private readonly List<(Permission Grant, MadeCall Call, string? DependsOn)> _missing = [];

    private GrantComparer(AccessModel model, string id, IReadOnlyList<LeastPrivilege> tools)
    {
        _model = model;
        _id = id;
        _tools = tools;
    }

    /// <summary>Compares.</summary>
    /// <param name="tools">What the code needs that logs in as the one, tool by tool.</param>
    /// <param name="model">Who is granted what.</param>
    /// <param name="id">The user, token or <c>@group</c>.</param>
    public static GrantComparison Of(IReadOnlyList<LeastPrivilege> tools, AccessModel model, string id)
    {
        var comparer = new GrantComparer(model, id, tools);
        var tree = model.Tree(id).ToList();
        foreach (var tool in tools)
        {
            var held = new HeldGrants(model, id, new GrantScope(tool.Calls.Select(call => call.Made)));
            foreach (var call in tool.Calls)
            {
                comparer.Add(WithoutRefusals(call.Exact), call.Made, null, held, tool);
            }
        }

        return comparer.Result(tree);
    }

    /// <summary>What no grant can give is told by itself: neither missing nor a way.</summary>
    internal static Need WithoutRefusals(Need need) => need switch
    {
        Refusal => Need.Nothing,
        Dependent dependent => Need.If(dependent.What, WithoutRefusals(dependent.Need)),
        AllOf all => Need.All(all.Needs.Select(WithoutRefusals)),
        AnyOf any when any.Needs.Any(one => one is not Refusal) => Need.Any(any.Needs.Where(one => one is not Refusal).Select(WithoutRefusals)),
        AnyOf => Need.Nothing,
        _ => need,
    };

    private void Add(Need need, MadeCall call, string? dependsOn, HeldGrants held, LeastPrivilege tool)
    {
        switch (need)
        {
            case AllOf all:
                foreach (var one in all.Needs)
                {
                    Add(one, call, dependsOn, held, tool);
                }

                break;
            case Dependent dependent:
                Add(dependent.Need, call, dependsOn ?? dependent.What, held, tool);
                break;
            case AnyOf any:
                var ways = any.Needs.Where(way => Holds(way, call, held) == true).ToList();
                if (ways.Count == 0)
                {
                    // One that may be held keeps the others from being missing.
                    ways = any.Needs.Where(way => Holds(way, call, held) is null).ToList();
                }

                Add(Least(ways.Count == 0 ? any.Needs : ways, call, held, tool), call, dependsOn, held, tool);
                break;
            case Permission permission:
                Add(permission, call, dependsOn, held);
                break;
        }
    }

    private void Add(Permission permission, MadeCall call, string? dependsOn, HeldGrants held)
    {
        var scoped = held.Scoped(permission, call);
        var holds = held.Holds(permission, call);
        var open = dependsOn ?? (holds is null || !scoped.IsPathKnown ? Unknown(permission.Path) : null);
        if (holds != true)
        {
            // A need on any object of a kind, of which none is granted, is missing for sure.
            _missing.Add((scoped, call, holds == false && dependsOn is null ? null : open ?? scoped.Path));
        }

        if (open is null)
        {
            _needed.Add(scoped);
        }
        else if (!_open.ContainsKey(scoped))
        {
            _open[scoped] = open;
        }
    }

    private static string Unknown(string path) => path.IndexOf('{') is var start and >= 0 && path.LastIndexOf('}') is var end && end > start
        ? path.Substring(start + 1, path.IndexOf('}', start) - start - 1)
        : path;

    private static bool? Holds(Need need, MadeCall call, HeldGrants held) => need.Holds(permission => held.Holds(permission, call), isRoot: false);

    // The way that the smallest role has, else the one that costs least.
    private Need Least(IReadOnlyList<Need> ways, MadeCall call, HeldGrants held, LeastPrivilege tool) => ways.OrderBy(way =>
    {
        var grants = way.SelfAndDescendants().OfType<Permission>().Select(permission => held.Scoped(permission, call)).ToList();
        return (grants.Count(grant => !_needed.Contains(grant) && !tool.Covers(grant)) * 100_000) + grants.Where(grant => !_needed.Contains(grant)).Sum(GrantSet.Cost);
    }).First();

    private GrantComparison Result(List<(string Path, PermissionSet Permissions)> tree)
    {
        var granted = Granted(_model, tree).ToList();
        var needed = _needed.Select(grant => (Grant: grant, Form: PathPatterns.Of(grant.Path))).ToLookup(one => one.Grant.Privilege, StringComparer.Ordinal);
        var open = _open.Select(one => (Grant: one.Key, Form: PathPatterns.Of(one.Key.Path), What: one.Value)).ToLookup(one => one.Grant.Privilege, StringComparer.Ordinal);
        var tools = _tools.SelectMany(tool => tool.Demands).ToList();
        var (excess, mayNeed, wider) = (new List<HeldGrant>(), new List<HeldGrant>(), new List<HeldGrant>());
        foreach (var grant in granted)
        {
            var serves = needed[grant.Privilege].Where(one => Serves(_model, grant, one.Grant, one.Form) == true).Select(one => one.Grant.Path).Distinct().ToList();
            if (serves.Count > 0)
            {
                if (!serves.Contains(grant.Path) && serves.TrueForAll(path => path.Length > grant.Path.Length))
                {
                    wider.Add(grant with
                    {
                        Enough = [.. serves.OrderBy(path => path, StringComparer.Ordinal)],
                        DependsOn = open[grant.Privilege].FirstOrDefault(one => Serves(_model, grant, one.Grant, one.Form) != false && !serves.Contains(one.Grant.Path)).What,
                    });
                }
            }
            else if (open[grant.Privilege].FirstOrDefault(one => Serves(_model, grant, one.Grant, one.Form) != false) is { What: { } what })
            {
                mayNeed.Add(grant with { DependsOn = what });
            }
            else if (needed[grant.Privilege].FirstOrDefault(one => Serves(_model, grant, one.Grant, one.Form) is null) is { Grant: { } member })
            {
                mayNeed.Add(grant with { DependsOn = $"the pool of {member.Path}, which is in none now" });
            }
            else
            {
                excess.Add(grant with { DemandedBy = tools.FirstOrDefault(demand => demand.Path == grant.Path && demand.Privileges.Contains(grant.Privilege)) });
            }
        }

        var missing = _missing.GroupBy(one => one.Grant).Select(group => new MissingGrant(
            group.Key, [.. group.Where(one => one.DependsOn is null || group.All(other => other.DependsOn is not null)).Select(one => one.Call).Distinct()],
            group.Any(one => one.DependsOn is null) ? null : group.First().DependsOn))
            .OrderBy(one => one.Grant.Path, StringComparer.Ordinal).ThenBy(one => one.Grant.Privilege, StringComparer.Ordinal).ToList();
        var root = _model.On(_id, "/");
        return new GrantComparison(_id, _tools)
        {
            Missing = [.. missing.Where(one => one.DependsOn is null)],
            MayMiss = [.. missing.Where(one => one.DependsOn is not null)],
            Excess = excess,
            MayNeed = mayNeed,
            Wider = wider,
            Ways = excess.Count == 0 ? [] : Ways(),
            Demanded = [.. tools.Select(demand => (demand, Lacking(demand))).Where(one => one.Item2.Count > 0).GroupBy(one => (one.demand.Of, one.demand.Path, string.Join(" ", one.Item2))).Select(group => group.First())],
            Broken = BrokenRoles.Of(_model, _id),
            IsAdministrator = new RoleContent("", [.. root.Privileges.Where(one => one.IsPropagated).Select(one => one.Privilege)], false, false).AmountsToAdministrator(_model.Version),
            Held = granted.Select(grant => grant.Privilege).Distinct().Count(),
        };
    }

    // What a tool compares by itself costs nobody a call, but it does not start without.
    private IReadOnlyList<string> Lacking(ToolDemand demand)
    {
        var held = _model.On(demand.Of == "owner" && _model.Find(_id)?.Owner is { } owner ? owner : _id, demand.Path);
        return [.. demand.Privileges.Where(privilege => !held.Holds(privilege))];
    }

    /// <summary>
    /// Whether a grant is what gives a permission; null where that is not known. One on a pool serves guests and storages, too: seldom do the
    /// members of a pool stand in code, a whole <c>user.cfg</c> has those that exist, and who is in none now may have been in any.
    /// </summary>
    internal static bool? Serves(AccessModel model, HeldGrant grant, Permission need, IReadOnlyList<string?> form)
    {
        if (grant.Path == need.Path
            || (grant.IsPropagated && PathPatterns.MayLieBelow(form, grant.Path))
            || PathPatterns.Match(form, grant.Path)
            || (need.IsPropagated && need.Path != "/" && grant.Path.StartsWith(need.Path + "/", StringComparison.Ordinal)))
        {
            return true;
        }

        if (!grant.Path.StartsWith("/pool/", StringComparison.Ordinal) || form.Count == 0 || form[0] is not ("vms" or "storage"))
        {
            return false;
        }

        if (!model.Plan.IsWhole || !need.IsPathKnown || form.Count < 2)
        {
            return true;
        }

        var pools = model.PoolsOf(need.Path).Select(pool => "/pool/" + pool).ToList();
        return pools.Count == 0 ? null : pools.Exists(pool => pool == grant.Path || (grant.IsPropagated && pool.StartsWith(grant.Path + "/", StringComparison.Ordinal)));
    }

    /// <summary>What is held on a path and does not come from above or from a pool.</summary>
    internal static IEnumerable<HeldGrant> Granted(AccessModel model, IReadOnlyList<(string Path, PermissionSet Permissions)> tree)
    {
        var on = tree.ToDictionary(row => row.Path, row => row.Permissions, StringComparer.Ordinal);
        foreach (var (path, permissions) in tree)
        {
            var above = 0UL;
            for (var parent = path; parent.Length > 1;)
            {
                parent = parent.LastIndexOf('/') is var slash and > 0 ? parent.Substring(0, slash) : "/";
                above |= on.TryGetValue(parent, out var held) ? held.Propagated : 0;
            }

            foreach (var pool in model.PoolsOf(path))
            {
                above |= on.TryGetValue("/pool/" + pool, out var held) ? held.Held : 0;
            }

            foreach (var (privilege, isPropagated) in new PermissionSet(permissions.Held & ~above, permissions.Propagated & ~above).Privileges)
            {
                yield return new HeldGrant(path, privilege, isPropagated, ObjectPath.Parse(path) is { } place ? RiskOfPath.Of(privilege, place, isPropagated) : null);
            }
        }
    }

    // A target that what is needed opens, too, is no fault of the excess.
    private List<EscalationWay> Ways()
    {
        var ways = Escalation.Of(_model, _id);
        if (ways.Count == 0)
        {
            return [];
        }

        var least = new AccessModel(
            _needed.Concat(_open.Keys).Where(grant => grant.IsPathKnown).GroupBy(grant => grant.Path).Select((path, i) =>
                PublishedGuide.OfRole("needed-" + i, [.. path.Select(grant => grant.Privilege).Distinct()], path.Key, new Text.SourceFile("needed", ""))).Aggregate(AccessPlan.Empty, (plan, other) => plan.With(other)),
            _model.Version);
        var targets = new HashSet<EscalationTarget>(Escalation.Of(least, PublishedGuide.User).Select(way => way.Target));
        return [.. ways.Where(way => !targets.Contains(EscalationTarget.Cluster) && !targets.Contains(way.Target))];
    }
}
