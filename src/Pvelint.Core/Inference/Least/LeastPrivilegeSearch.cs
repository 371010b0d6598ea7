using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// Finds the least that satisfies every call: what each needs whatever is chosen first, then for each choice the way that adds the least risk,
/// then what turned out to be superfluous is taken out again.
/// </summary>
internal sealed class LeastPrivilegeSearch
{
    private readonly GrantSet _grants = new();
    private readonly List<NeededCall> _calls = [];
    private readonly List<(string What, Need Need, MadeCall By)> _open = [];
    private readonly List<(Refusal Refusal, MadeCall By)> _refused = [];
    private readonly Dictionary<Permission, int> _costs = [];

    // Code makes the same calls about many objects: what they need is looked at once.
    private readonly Dictionary<Need, (Need Need, List<int> Calls)> _needs = [];
    private readonly Dictionary<string, Dictionary<string, HashSet<Need>>> _needsOf = new(StringComparer.Ordinal);

    private LeastPrivilegeSearch()
    {
    }

    /// <summary>The least for calls of one tool.</summary>
    /// <param name="tool">Its name.</param>
    /// <param name="calls">The calls, each with what Proxmox VE checks.</param>
    /// <param name="scope">Where to grant what they need.</param>
    /// <param name="remarks">What must be told besides.</param>
    public static LeastPrivilege Of(string tool, IReadOnlyList<(MadeCall Call, Need Need)> calls, GrantScope scope, IReadOnlyList<CodeRemark> remarks)
    {
        var search = new LeastPrivilegeSearch();
        foreach (var (call, need) in calls.AsParallel().AsOrdered().Select(made => (made.Call, ScopedNeed.Of(made.Call.If is { } what ? Need.If(what, made.Need) : made.Need, made.Call, scope))))
        {
            search.Add(call, need);
        }

        search.Choose();
        search.Lift();
        search.Shrink();
        return search.Result(tool, remarks);
    }

    private void Add(MadeCall call, ScopedNeed scoped)
    {
        var need = scoped.Need;
        if (_needs.TryGetValue(need, out var same))
        {
            need = same.Need;
        }
        else
        {
            same = (need, []);
            _needs.Add(need, same);
            foreach (var permission in need.SelfAndDescendants().OfType<Permission>())
            {
                if (!_needsOf.TryGetValue(permission.Privilege, out var paths))
                {
                    _needsOf[permission.Privilege] = paths = new Dictionary<string, HashSet<Need>>(StringComparer.Ordinal);
                }

                if (!paths.TryGetValue(permission.Path, out var needs))
                {
                    paths[permission.Path] = needs = [];
                }

                needs.Add(need);
            }
        }

        same.Calls.Add(_calls.Count);
        _calls.Add(new NeededCall(call, scoped.Exact, need));
        _open.AddRange(scoped.Open.Select(open => (open.What, open.Need, call)));
        _refused.AddRange(scoped.Refused.Select(refusal => (refusal, call)));
    }

    // The needs that a grant may play a part in.
    private IEnumerable<Need> NeedsOf(Permission grant) => _needsOf.TryGetValue(grant.Privilege, out var paths)
        ? grant.IsPropagated ? paths.Values.SelectMany(needs => needs).Distinct() : paths.TryGetValue(grant.Path, out var needs) ? needs : []
        : [];

    private int Cost(Permission permission)
    {
        if (!_costs.TryGetValue(permission, out var cost))
        {
            _costs[permission] = cost = GrantSet.Cost(permission);
        }

        return cost;
    }

    private void Choose()
    {
        foreach (var grant in _needs.Keys.SelectMany(need => need is AllOf all ? all.Needs : [need]).OfType<Permission>())
        {
            _grants.Add(grant);
        }

        IReadOnlyList<Need> open = [.. _needs.Keys];
        while (true)
        {
            var choices = open.Select(need => need.Without(_grants.Covers)).Where(need => need != Need.Nothing)
                .SelectMany(need => need is AllOf all ? all.Needs : [need]).Distinct().ToList();
            if (choices.Count == 0)
            {
                return;
            }

            open = choices;

            var best = choices.SelectMany(choice => MissingGrants.Of(choice).Ways).OrderBy(way => way.Sum(Cost)).ThenBy(way => way.Count)
                .ThenBy(way => string.Join(" ", way), StringComparer.Ordinal).First();
            foreach (var grant in best)
            {
                _grants.Add(grant);
            }
        }
    }

    // An entry below one that propagates would hide it: what is needed below is granted above, too.
    private void Lift()
    {
        foreach (var grant in _grants.Grants.ToList())
        {
            var above = _grants.Grants.Where(other => other.IsPropagated && other.Path != grant.Path && IsBelow(grant.Path, other.Path)).Select(other => other.Path)
                .OrderBy(path => path.Length).FirstOrDefault();
            if (above is not null)
            {
                _grants.Remove(grant);
                _grants.Add(new Permission(above, grant.Privilege, IsPropagated: true));
            }
        }

        // On one path an entry with propagation and one without are two roles where one does.
        foreach (var grant in _grants.Grants.Where(grant => !grant.IsPropagated && _grants.Grants.Any(other => other.IsPropagated && other.Path == grant.Path)).ToList())
        {
            _grants.Remove(grant);
            _grants.Add(grant with { IsPropagated = true });
        }
    }

    private static bool IsBelow(string path, string above) => above == "/" ? path != "/" : path.StartsWith(above + "/", StringComparison.Ordinal);

    private void Shrink()
    {
        foreach (var grant in _grants.Grants.OrderByDescending(Cost).ThenBy(grant => grant.ToString(), StringComparer.Ordinal).ToList())
        {
            _grants.Remove(grant);
            if (!NeedsOf(grant).All(Holds))
            {
                _grants.Add(grant);
            }
        }
    }

    private bool Holds(Need need) => need.Holds(permission => _grants.Covers(permission), isRoot: false) == true;

    private LeastPrivilege Result(string tool, IReadOnlyList<CodeRemark> remarks)
    {
        var grants = _grants.Grants.OrderBy(grant => grant.Path, StringComparer.Ordinal).ThenBy(grant => grant.Privilege, StringComparer.Ordinal)
            .Select(grant => new NeededGrant(grant.Path, grant.Privilege, grant.IsPropagated, Because(grant))).ToList();
        var open = _open.Select(one => (one.What, Need: Plain(one.Need.Without(permission => permission.IsPathKnown && _grants.Covers(permission))), one.By))
            .Where(one => one.Need != Need.Nothing)
            .GroupBy(one => one.What, StringComparer.Ordinal)
            .Select(group => new OpenNeed(group.Key, Need.All(group.Select(one => one.Need)), [.. group.Select(one => one.By).Distinct()])).ToList();
        var impossible = _refused.GroupBy(one => one.Refusal).Select(group => new ImpossibleCall(group.Key.Reason, group.Key.IsForRoot, [.. group.Select(one => one.By).Distinct()])).ToList();
        return new LeastPrivilege(tool, grants, open, impossible, remarks, _calls);
    }

    // What is needed if all goes on to the end: that it may be refused besides is said by what decides, where anything else is.
    private static Need Plain(Need need) => need switch
    {
        Dependent dependent => dependent.When is null ? Plain(dependent.Need) : dependent.Of(Plain(dependent.Need)),
        AllOf all when all.Needs.Select(Plain).Where(one => one is not Refusal).ToList() is { Count: > 0 } rest => Need.All(rest),
        AllOf all => Need.All(all.Needs.Select(Plain)),
        AnyOf any => Need.Any((any.Needs.Any(IsSure) ? any.Needs.Where(IsSure) : any.Needs).Select(Plain)),
        _ => need,
    };

    private static bool IsSure(Need need) => !need.SelfAndDescendants().OfType<Dependent>().Any(one => one.SelfAndDescendants().OfType<Refusal>().Any());

    // The calls that fail without it.
    private List<MadeCall> Because(Permission grant)
    {
        _grants.Remove(grant);
        var because = NeedsOf(grant).Where(need => !Holds(need)).SelectMany(need => _needs[need].Calls).OrderBy(i => i).Select(i => _calls[i].Made).ToList();
        _grants.Add(grant);
        return because;
    }
}
