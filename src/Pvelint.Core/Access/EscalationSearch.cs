namespace Pvelint.Access;

/// <summary>The search for the ways of one principal: in rounds, until nothing joins what may be done.</summary>
internal sealed class EscalationSearch
{
    // Stands for an object that no entry names.
    private const string Other = "other-object";

    private readonly AccessModel _model;
    private readonly EscalationFacts _facts;
    private readonly EscalationState _state;
    private readonly Dictionary<(EscalationTarget Target, string Fact), EscalationWay> _reached = [];
    private readonly Dictionary<EscalationActor, IReadOnlyList<string>> _named = [];
    private readonly Dictionary<(EscalationActor Actor, string Form), IReadOnlyList<EscalationPlace>> _places = [];
    private readonly HashSet<string> _known;

    public EscalationSearch(AccessModel model, EscalationActor actor)
    {
        _model = model;
        _facts = model.EscalationFacts;
        _state = new EscalationState(model);
        _state.Actors.Add(actor);
        _known = new HashSet<string>([_facts.LikenessOf(actor.Id)], StringComparer.Ordinal);
    }

    /// <summary>The ways, the worst target first, and the shortest to it first.</summary>
    /// <param name="first">The fact that they begin with; null for any.</param>
    public IReadOnlyList<EscalationWay> Ways(TakeoverWay? first = null)
    {
        var more = true;
        for (var round = 0; more; round++)
        {
            foreach (var way in _facts.Ways.Where(way => way.Gives is TakeoverGift.Nothing))
            {
                foreach (var opening in Openings(way).Where(opening => first is null || way == first || opening.Uses.Count > 0))
                {
                    Reach(way, opening.Steps, opening.Uses);
                }
            }

            // What the cluster opens is the cluster's, and needs no way of its own.
            more = !_reached.Keys.Any(key => key.Target is EscalationTarget.Cluster) && Join(round == 0 ? first : null);
        }

        return [.. _reached.Values.OrderBy(way => way.Target).ThenBy(way => way.Steps.Count)];
    }

    /// <summary>The ways that are open before any step, whatever they yield.</summary>
    public IEnumerable<EscalationOpening> Open() => _facts.Ways.SelectMany(Openings);

    private void Reach(TakeoverWay way, IReadOnlyList<EscalationStep> steps, IReadOnlyList<EscalationGift> uses)
    {
        if (Target(way) is not { } target)
        {
            return;
        }

        var all = new List<EscalationStep>();
        Add(uses, [], all);
        all.AddRange(steps);
        if (!_reached.TryGetValue((target, way.Name), out var known) || known.Steps.Count > all.Count)
        {
            _reached[(target, way.Name)] = new EscalationWay(target, all);
        }
    }

    private static void Add(IEnumerable<EscalationGift> gifts, HashSet<EscalationGift> seen, List<EscalationStep> steps)
    {
        foreach (var gift in gifts.Where(seen.Add))
        {
            Add(gift.Uses, seen, steps);
            steps.AddRange(gift.Steps);
        }
    }

    private static EscalationTarget? Target(TakeoverWay way) => way.Yields switch
    {
        TakeoverYield.Cluster => EscalationTarget.Cluster,
        TakeoverYield.Host => EscalationTarget.Host,
        TakeoverYield.Guests => EscalationTarget.Guests,
        TakeoverYield.Data => EscalationTarget.Data,
        _ => null,
    };

    // Everything that joins in a round was open before it.
    private bool Join(TakeoverWay? only)
    {
        var grants = new Dictionary<string, EscalationGift>(StringComparer.Ordinal);
        var actors = new List<EscalationActor>();
        var rewriting = _state.Rewriting;
        foreach (var way in _facts.Ways.Where(way => way.Gives is not TakeoverGift.Nothing && (only is null || way == only)))
        {
            foreach (var (place, gift) in Gifts(way))
            {
                switch (way.Gives)
                {
                    case TakeoverGift.Path when !grants.ContainsKey(place):
                        grants[place] = gift;
                        break;
                    case TakeoverGift.Roles:
                        rewriting ??= gift;
                        break;
                    case TakeoverGift.Members:
                        actors.AddRange(_facts.MembersOf(Last(place)).Where(New).Select(user => _facts.ActorOf(user, Named(gift, user))!));
                        break;
                    case TakeoverGift.RealmUsers when _model.Plan.IsWhole:
                        actors.AddRange(_facts.RealmUsers.Where(New).Select(user => _facts.ActorOf(user, gift)!));
                        break;
                    case TakeoverGift.RealmUsers:
                        // Code tells of a few users, so it is taken that administrators are among the others.
                        Reach(way, gift.Steps, gift.Uses);
                        break;
                }
            }
        }

        var joined = grants.Count > 0 || actors.Count > 0 || rewriting != _state.Rewriting;
        foreach (var grant in grants)
        {
            _state.Grants[grant.Key] = grant.Value;
        }

        _state.Actors.AddRange(actors);
        _state.Rewriting = rewriting;
        _places.Clear();
        return joined;
    }

    private bool New(string user) => _known.Add(_facts.LikenessOf(user));

    private static EscalationGift Named(EscalationGift gift, string user) => gift with
    {
        Steps = [.. gift.Steps.Select(step => step with { Call = step.Call.Replace("{userid}", user) })],
    };

    private static string Last(string path) => path.Substring(path.LastIndexOf('/') + 1);

    // What a way gives and where: for each path or group on which it opens.
    private IEnumerable<(string Place, EscalationGift Gift)> Gifts(TakeoverWay way)
    {
        var steps = way.Steps.Where(step => step.Needs.Count > 0 || !_model.Plan.IsWhole && way.Gives is TakeoverGift.RealmUsers).ToList();
        foreach (var actor in _state.Actors.ToList())
        {
            foreach (var place in Varying(way, actor))
            {
                if (!(way.Gives is TakeoverGift.Path && _state.Grants.ContainsKey(place.Path)) && Open(way, actor, place, out var bound, out var uses))
                {
                    yield return (place.Path, new EscalationGift([.. steps.Select(step => Step(way, step, actor, bound))], uses));
                }
            }
        }
    }

    // The places that tell what is given; one for a way that gives the same wherever it opens.
    private IEnumerable<EscalationPlace> Varying(TakeoverWay way, EscalationActor actor)
    {
        var first = way.Needs[0].Path;
        if (way.Gives is TakeoverGift.Members)
        {
            return _facts.Groups.Select(group => At("/access/groups/" + group));
        }

        return way.Gives is TakeoverGift.Path && first == "*" ? Classes(actor) : [At(first)];
    }

    // Of the paths on which the same is held one is enough, but for pools and groups, which differ in what is in them.
    private IEnumerable<EscalationPlace> Classes(EscalationActor actor)
    {
        var seen = new HashSet<(string, ulong)>();
        return Places(actor, "*").Where(place =>
        {
            var parent = place.Path.Substring(0, place.Path.LastIndexOf('/') + 1);
            return seen.Add((parent is "/vms/" or "/storage/" or "/nodes/" ? parent : place.Path, _state.Before(actor, place)));
        });
    }

    private IEnumerable<EscalationOpening> Openings(TakeoverWay way)
    {
        foreach (var actor in _state.Actors)
        {
            if (Open(way, actor, null, out var bound, out var uses))
            {
                yield return new EscalationOpening(way, bound[way.Needs[0].Path].Path, [.. way.Steps.Select(step => Step(way, step, actor, bound))], uses);
            }
        }
    }

    // Each form of a path is bound to one place, the first on which all that it needs there is held.
    private bool Open(TakeoverWay way, EscalationActor actor, EscalationPlace? chosen, out Dictionary<string, EscalationPlace> bound, out IReadOnlyList<EscalationGift> uses)
    {
        bound = new Dictionary<string, EscalationPlace>(StringComparer.Ordinal);
        var used = new List<EscalationGift>();
        uses = used;
        foreach (var needs in way.Needs.GroupBy(need => need.Path, StringComparer.Ordinal))
        {
            var privileges = PrivilegeTable.Mask(needs.Select(need => need.Privilege));
            var without = PrivilegeTable.Mask(way.Without.Where(need => need.Path == needs.Key).Select(need => need.Privilege));
            var found = false;
            foreach (var place in chosen is { } only && needs.Key == way.Needs[0].Path ? [only] : Places(actor, needs.Key))
            {
                if (_state.Uses(actor, place, privileges) is { } needed
                    && (without == 0 || (_state.Before(_state.Actors[0], place) & without) != without))
                {
                    bound[needs.Key] = place;
                    used.AddRange(needed.Where(gift => !used.Contains(gift)));
                    found = true;
                    break;
                }
            }

            if (!found)
            {
                return false;
            }
        }

        return true;
    }

    private EscalationStep Step(TakeoverWay way, TakeoverStep step, EscalationActor actor, Dictionary<string, EscalationPlace> bound) => new(
        way.Name,
        [.. step.Needs.Select(need => need with { Path = bound[need.Path].Shown })],
        step.Call,
        step.Does,
        ReferenceEquals(actor, _state.Actors[0]) ? null : actor.Id,
        way.Closes,
        way.Source);

    private static EscalationPlace At(string path) => new(path, null, path);

    // The paths of a form on which someone may hold something: those that entries name first, one for each pool, and any other.
    private IReadOnlyList<EscalationPlace> Places(EscalationActor actor, string form)
    {
        if (form != "*" && form.IndexOf('{') < 0)
        {
            return [At(form)];
        }

        if (!_places.TryGetValue((actor, form), out var places))
        {
            var named = Named(actor);
            places = _places[(actor, form)] = form == "*" ? [.. named.Select(At)] : [.. OfForm(named, form)];
        }

        return places;
    }

    private IEnumerable<EscalationPlace> OfForm(IReadOnlyList<string> named, string form)
    {
        var parent = form.Substring(0, form.IndexOf('{'));
        foreach (var path in named.Where(path => path.Length > parent.Length && path.StartsWith(parent, StringComparison.Ordinal) && path.IndexOf('/', parent.Length) < 0))
        {
            yield return At(path);
        }

        if (parent == "/vms/" && !_model.Plan.IsWhole)
        {
            // Code says which guests are in a pool less often than that somebody may use the pool.
            foreach (var pool in named.Where(path => path.StartsWith("/pool/", StringComparison.Ordinal)))
            {
                yield return new EscalationPlace(parent + Other, pool.Substring("/pool/".Length), pool);
            }
        }

        yield return new EscalationPlace(parent + Other, null, form);
    }

    private IReadOnlyList<string> Named(EscalationActor actor)
    {
        if (!_named.TryGetValue(actor, out var named))
        {
            var own = new HashSet<string>(_facts.PathsOf(actor.Own).Concat(actor.Limit is { } owner ? _facts.PathsOf(owner) : []), StringComparer.Ordinal);
            named = _named[actor] = [.. own.OrderBy(path => path.Length), .. _facts.PoolMembers.Select(members => members.FirstOrDefault(path => !own.Contains(path))).OfType<string>()];
        }

        return named;
    }
}
