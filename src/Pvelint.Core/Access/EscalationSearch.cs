namespace Pvelint.Access;

/// <summary>The search for the ways of one principal: in rounds, until nothing joins what may be done.</summary>
internal sealed class EscalationSearch
{
    // A way through more people than this is none that anybody takes; a hostile user.cfg may lead from each to the next.
    private const int MostRounds = 6;
    private const int MostActors = 16;

    private readonly AccessModel _model;
    private readonly EscalationFacts _facts;
    private readonly EscalationState _state;
    private readonly Dictionary<(EscalationTarget Target, string Fact), (EscalationWay Way, bool IsDirect)> _reached = [];
    private readonly EscalationPlaces _places;
    private readonly HashSet<string> _known;
    private bool _isCut;

    public EscalationSearch(AccessModel model, EscalationActor actor)
    {
        _model = model;
        _facts = model.EscalationFacts;
        _state = new EscalationState(model);
        _places = new EscalationPlaces(model, _state);
        _state.Actors.Add(actor);
        _known = new HashSet<string>([_facts.LikenessOf(actor.Id)], StringComparer.Ordinal);
    }

    /// <summary>The ways, the worst target first, and the shortest to it first.</summary>
    /// <param name="first">The fact that they begin with; null for any.</param>
    public IReadOnlyList<EscalationWay> Ways(TakeoverWay? first = null)
    {
        var more = true;
        for (var round = 0; more && round <= MostRounds; round++)
        {
            foreach (var way in _facts.Ways.Where(way => way.Gives is TakeoverGift.Nothing))
            {
                foreach (var opening in Openings(way).Where(opening => first is null || way == first || opening.Uses.Count > 0))
                {
                    Reach(way, opening.Steps, opening.Uses);
                }
            }

            // What the cluster opens is the cluster's, and needs no way of its own.
            more = !LeadsToCluster && Join(round == 0 ? first : null);
        }

        if ((more || _isCut) && !LeadsToCluster)
        {
            _facts.Unfollowed.TryAdd(_state.Actors[0].Id, true);
        }

        return [.. _reached.Values.Where(IsWorthTelling).Select(found => found.Way).OrderBy(way => way.Target).ThenBy(Calls)];
    }

    private bool LeadsToCluster => _reached.Keys.Any(key => key.Target is EscalationTarget.Cluster);

    // What joins on a way opens many more ways: the shortest to each target tells enough, and none beside one to the cluster.
    private bool IsWorthTelling((EscalationWay Way, bool IsDirect) found) => found.IsDirect || !_reached.Values.Any(other =>
        other != found && (other.Way.Target == found.Way.Target ? other.IsDirect || Calls(other.Way) < Calls(found.Way) : other.Way.Target is EscalationTarget.Cluster));

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
        var found = new EscalationWay(target, all);
        var isDirect = uses.Count == 0;
        if (!isDirect && _reached.Values.Any(other => other.Way.Target == target && Calls(other.Way) <= Calls(found)))
        {
            return;
        }

        if (!_reached.TryGetValue((target, way.Name), out var known) || Calls(known.Way) > Calls(found))
        {
            _reached[(target, way.Name)] = (found, isDirect);
        }
    }

    // What follows by itself is no further step to take.
    private static int Calls(EscalationWay way) => way.Steps.Count(step => step.Call.Length > 0);

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
            var gifts = Gifts(way).ToList();
            switch (way.Gives)
            {
                case TakeoverGift.Path:
                    foreach (var (place, gift) in gifts.Where(gift => !grants.ContainsKey(gift.Place)))
                    {
                        grants[place] = gift;
                    }

                    break;
                case TakeoverGift.Roles when gifts.Count > 0:
                    rewriting ??= gifts[0].Gift;
                    break;
                case TakeoverGift.RealmUsers when gifts.Count > 0 && !_model.Plan.IsWhole:
                    // Code tells of a few users, so it is taken that administrators are among the others.
                    Reach(way, gifts[0].Gift.Steps, gifts[0].Gift.Uses);
                    break;
                default:
                    foreach (var actor in Joining(way.Gives, [.. gifts.GroupBy(gift => gift.Place, StringComparer.Ordinal).Select(same => same.First())]))
                    {
                        if (_state.Actors.Count + actors.Count >= MostActors)
                        {
                            _isCut = true;
                            break;
                        }

                        actors.Add(actor);
                    }

                    break;
            }
        }

        var joined = actors.Count > 0 || rewriting != _state.Rewriting || grants.Count > 0;
        foreach (var grant in grants)
        {
            _state.Grants[grant.Key] = grant.Value;
        }

        _state.Actors.AddRange(actors);
        _state.Rewriting = rewriting;
        return joined;
    }

    // Those in whose name calls may be made from now on, each who differs from those known once.
    private IEnumerable<EscalationActor> Joining(TakeoverGift gives, IReadOnlyList<(string Place, EscalationGift Gift)> gifts) => gives switch
    {
        TakeoverGift.Members =>
            from gift in gifts
            from user in _facts.MembersOf(Last(gift.Place))
            where New(_facts.LikenessOf(user))
            select _facts.ActorOf(user, Named(gift.Gift, user)),
        TakeoverGift.Membership =>
            from gift in gifts
            let @group = Last(gift.Place)
            where New("@" + @group)
            select new EscalationActor("@" + @group, _model.SubjectOf("@" + @group), null, false, gift.Gift),
        TakeoverGift.MovedMember =>
            from to in gifts.Take(MostActors)
            from @from in gifts.Take(MostActors)
            where to.Place != @from.Place
            from user in _facts.MembersOf(Last(@from.Place))
            let subject = _model.SubjectOf(user)
            where user != UserId.Root && !subject.Groups.Contains(Last(to.Place)) && New(_facts.LikenessOf(user) + " + " + Last(to.Place))
            select new EscalationActor(user, subject with { Groups = [.. subject.Groups, Last(to.Place)] }, null, false, Named(to.Gift with { Steps = [to.Gift.Steps[0] with { Needs = [.. to.Gift.Steps[0].Needs, .. @from.Gift.Steps[0].Needs] }, .. to.Gift.Steps.Skip(1)], Uses = [.. to.Gift.Uses.Union(@from.Gift.Uses)] }, user)),
        TakeoverGift.RealmUsers =>
            from gift in gifts
            from user in _facts.RealmUsers
            where New(_facts.LikenessOf(user))
            select _facts.ActorOf(user, Named(gift.Gift, user)),
        TakeoverGift.RealmGroups =>
            from gift in gifts
            from @group in _facts.RealmGroups
            where New("@" + @group)
            select new EscalationActor("@" + @group, _model.SubjectOf("@" + @group), null, false, gift.Gift),
        _ => [],
    };

    private bool New(string likeness) => _known.Add(likeness);

    private static EscalationGift Named(EscalationGift gift, string user) => gift with
    {
        Steps = [.. gift.Steps.Select(step => step with { Call = step.Call.Replace("{userid}", user).Replace("{realm}", UserId.Parse(user)?.Realm ?? "{realm}") })],
    };

    private static string Last(string path) => path.Substring(path.LastIndexOf('/') + 1);

    // What a way gives and where: for each path or group on which it opens.
    private IEnumerable<(string Place, EscalationGift Gift)> Gifts(TakeoverWay way)
    {
        var steps = way.Steps.Where(step => step.Needs.Count > 0 || way.Gives is TakeoverGift.RealmUsers).ToList();
        foreach (var actor in _state.Actors.ToList())
        {
            foreach (var place in Varying(way, actor))
            {
                // Who may grant by what was granted has everything there already.
                if (Open(way, actor, place, out var bound, out var uses) && !(way.Gives is TakeoverGift.Path && (_state.Grants.ContainsKey(place.Path) || uses.Any(_state.Grants.Values.Contains))))
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
        if (way.Gives is TakeoverGift.Members or TakeoverGift.Membership or TakeoverGift.MovedMember)
        {
            return _facts.Groups.Select(group => _places.At(actor, "/access/groups/" + group));
        }

        return way.Gives is TakeoverGift.Path && first == "*" ? Classes(actor) : [_places.At(actor, first)];
    }

    // Of the paths on which the same is held one is enough, but for pools and groups, which differ in what is in them.
    private IEnumerable<EscalationPlace> Classes(EscalationActor actor)
    {
        var seen = new HashSet<(string, ulong)>();
        return _places.Of(actor, "*").Where(place =>
        {
            var parent = place.Path.Substring(0, place.Path.LastIndexOf('/') + 1);
            return seen.Add((parent is "/vms/" or "/storage/" or "/nodes/" ? parent : place.Path, place.Held));
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
        foreach (var (form, privileges, without) in way.Places)
        {
            var found = false;
            foreach (var place in chosen is { } only && form == way.Needs[0].Path ? [only] : _places.Of(actor, form))
            {
                if (_state.Uses(actor, place, privileges) is { } needed
                    && (without == 0 || ((ReferenceEquals(actor, _state.Actors[0]) ? place.Held : _state.Before(_state.Actors[0], place)) & without) != without))
                {
                    bound[form] = place;
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
}
