using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>What refused calls lacked beside the grants: as the code sends them, where it makes them, else as far as the path tells.</summary>
internal sealed class RefusedCalls
{
    // Of a hundred machines in the code all lack the same, or nobody reads all.
    private const int MostForms = 8;

    private readonly ObservedNeeds _needs;
    private readonly HeldGrants _held;

    /// <summary>Knows who was refused.</summary>
    /// <param name="needs">What calls of that one need.</param>
    /// <param name="grants">Who is granted what.</param>
    /// <param name="id">The user or token.</param>
    public RefusedCalls(ObservedNeeds needs, AccessModel grants, string id)
    {
        _needs = needs;
        _held = new HeldGrants(grants, id, new GrantScope([]));
    }

    /// <summary>What a call lacked.</summary>
    /// <param name="call">The call.</param>
    /// <param name="code">The calls of the code that it may have been.</param>
    public RefusedCall Of(ObservedCall call, IEnumerable<MadeCall> code)
    {
        var forms = code.Select(made => Lacking(_needs.CallOf(call, made.Call.Parameters)!, made)).GroupBy(Words).Select(group => group.First()).Take(MostForms).ToList();
        return new RefusedCall(call, forms.Count > 0 || _needs.CallOf(call) is not { } called ? forms : [Lacking(called, null)]);
    }

    private LackingGrants Lacking(ApiCall call, MadeCall? by)
    {
        var open = _needs.Of(call).Without(permission => _held.Holds(permission, by ?? new MadeCall(call, default!, [])) == true);
        var sure = Sure(open);
        var needed = new HashSet<Permission>(sure.SelfAndDescendants().OfType<Permission>());
        var dependent = open.SelfAndDescendants().OfType<Dependent>().ToList();
        return new LackingGrants(
            by, MissingGrants.Of(sure), [.. dependent.SelectMany(one => one.SelfAndDescendants()).OfType<Permission>().Where(one => !needed.Contains(one)).Distinct()],
            [.. dependent.Select(one => one.What).Distinct(StringComparer.Ordinal)], [.. sure.SelfAndDescendants().OfType<Refusal>().Distinct()],
            [.. dependent.SelectMany(one => one.SelfAndDescendants()).OfType<Refusal>().Distinct()]);
    }

    /// <summary>What of a need stands whatever is not known.</summary>
    public static Need Sure(Need need) => need switch
    {
        Dependent => Need.Nothing,
        AllOf all => Need.All(all.Needs.Select(Sure)),
        AnyOf any => Need.Any(any.Needs.Select(Sure)),
        _ => need,
    };

    private static string Words(LackingGrants one) =>
        string.Join(";", one.Missing.Ways.Select(way => string.Join(",", way))) + "|" + string.Join(",", one.May) + "|" + string.Join(",", one.Refusals.Select(refusal => refusal.Reason));
}
