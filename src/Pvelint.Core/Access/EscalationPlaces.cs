namespace Pvelint.Access;

/// <summary>
/// The places on which someone may hold something: those that entries name, one member of each pool, and any other object. While
/// nothing has joined, one for all on which the same is held, so that a cluster of many guests costs no more than one of few.
/// </summary>
internal sealed class EscalationPlaces(AccessModel model, EscalationState state)
{
    // Stands for an object that no entry names.
    private const string Other = "other-object";

    private static readonly ulong VmAllocate = PrivilegeTable.Bit("VM.Allocate");

    private readonly Dictionary<EscalationActor, IReadOnlyList<EscalationPlace>> _named = [];
    private readonly Dictionary<(EscalationActor Actor, string Form), (IReadOnlyList<EscalationPlace> All, IReadOnlyList<EscalationPlace> Different)> _ofForm = [];

    /// <summary>A path as a place.</summary>
    public EscalationPlace At(EscalationActor actor, string path) => Held(actor, new EscalationPlace(path, null, path, 0));

    /// <summary>The places of a form: the one where it names no object, every path where it is <c>*</c>.</summary>
    public IReadOnlyList<EscalationPlace> Of(EscalationActor actor, string form)
    {
        if (!_ofForm.TryGetValue((actor, form), out var places))
        {
            IReadOnlyList<EscalationPlace> all = form == "*" ? Named(actor) : form.IndexOf('{') < 0 ? [At(actor, form)] : [.. OfForm(actor, form)];
            var seen = new HashSet<ulong>();
            places = _ofForm[(actor, form)] = (all, form == "*" ? all : [.. all.Where(place => seen.Add(place.Held))]);
        }

        return state.Grants.Count == 0 && state.Rewriting is null ? places.Different : places.All;
    }

    private IEnumerable<EscalationPlace> OfForm(EscalationActor actor, string form)
    {
        var parent = form.Substring(0, form.IndexOf('{'));
        foreach (var place in Named(actor).Where(place => place.Path.Length > parent.Length && place.Path.StartsWith(parent, StringComparison.Ordinal) && place.Path.IndexOf('/', parent.Length) < 0))
        {
            yield return place;
        }

        if (parent == "/vms/")
        {
            // Code says less often which guests are in a pool than that somebody may use the pool, and in any pool guests may be made.
            foreach (var pool in Named(actor).Where(place => place.Path.StartsWith("/pool/", StringComparison.Ordinal) && (!model.Plan.IsWhole || (place.Held & VmAllocate) != 0)))
            {
                yield return Held(actor, new EscalationPlace(parent + Other, pool.Path.Substring("/pool/".Length), pool.Path, 0));
            }
        }

        yield return Held(actor, new EscalationPlace(parent + Other, null, form, 0));
    }

    private IReadOnlyList<EscalationPlace> Named(EscalationActor actor)
    {
        if (!_named.TryGetValue(actor, out var named))
        {
            var facts = model.EscalationFacts;
            var own = new HashSet<string>(facts.PathsOf(actor.Own).Concat(actor.Limit is { } owner ? facts.PathsOf(owner) : []), StringComparer.Ordinal);
            var members = facts.PoolMembers.Select(alike => alike.FirstOrDefault(path => !own.Contains(path))).OfType<string>();
            named = _named[actor] = [.. own.OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal).Concat(members).Select(path => At(actor, path))];
        }

        return named;
    }

    private EscalationPlace Held(EscalationActor actor, EscalationPlace place) => place with { Held = state.Before(actor, place) };
}
