using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// Compares grants with what was done by the access logs and with what code does. A privilege counts as never used only where no call in the
/// logs and none of the code could have needed it; what depends on what no log tells is undecided, with what decides.
/// </summary>
public sealed class AccessObserver
{
    private readonly AccessModel _grants;
    private readonly ApiFacts _facts;
    private readonly bool _hasCode;
    private readonly ILookup<string, ObservedCall> _calls;
    private readonly ILookup<string, ObservedCall> _unknown;
    private readonly Dictionary<string, CodeUse> _code;
    private readonly CodeUse _unowned;
    private readonly Dictionary<string, IReadOnlyList<UsedCall>> _used = new(StringComparer.Ordinal);

    private AccessObserver(ObservedLog log, AccessModel grants, IReadOnlyList<(CodeResource Resource, string? Id)> code, IReadOnlyList<CodeNote> notes)
    {
        _grants = grants;
        _facts = ApiFacts.Of(grants.Version);
        _hasCode = code.Count + notes.Count > 0;
        _calls = log.Calls.ToLookup(call => call.AuthId, StringComparer.Ordinal);
        _unknown = log.Unknown.ToLookup(call => call.AuthId, StringComparer.Ordinal);

        // Settings of a provider alone call nothing; what was not followed is of whoever all the rest is.
        var unowned = code.Where(one => one.Id is null).Select(one => one.Resource).ToList();
        unowned = unowned.Exists(resource => resource.Kind != "provider") ? unowned : [];
        var owned = code.Where(one => one.Id is not null).GroupBy(one => one.Id!, StringComparer.Ordinal).ToList();
        var isOne = unowned.Count == 0 && owned.Count == 1;
        _code = owned.ToDictionary(group => group.Key, group => CodeUse.Of([.. group.Select(one => one.Resource)], grants.Version, isOne ? notes : []), StringComparer.Ordinal);
        _unowned = CodeUse.Of(unowned, grants.Version, isOne ? [] : notes);
    }

    /// <summary>Compares.</summary>
    /// <param name="log">What the logs tell.</param>
    /// <param name="grants">Who is granted what.</param>
    /// <param name="code">What was read from code, each with the user or token that it logs in as; null where that is not known.</param>
    /// <param name="notes">What of the code could not be followed.</param>
    /// <param name="only">The one that is asked about; null for all.</param>
    public static ObservedAccesses Of(ObservedLog log, AccessModel grants, IReadOnlyList<(CodeResource Resource, string? Id)> code, IReadOnlyList<CodeNote> notes, string? only = null)
    {
        var observer = new AccessObserver(log, grants, code, notes);
        var ids = only is not null ? [only] : observer._calls.Concat(observer._unknown).Select(group => group.Key).Where(id => id != "-").Concat(observer._code.Keys)
            .Concat(grants.Principals.Where(principal => principal.Kind != PrincipalKind.Group && principal.Id != UserId.Root && grants.Tree(principal.Id).Any()).Select(principal => principal.Id))
            .Distinct(StringComparer.Ordinal).OrderBy(id => id, StringComparer.Ordinal).ToList();
        return new ObservedAccesses([.. ids.Select(observer.On)], observer._unowned.Tools, Unseen(observer._unowned, log.Calls))
        {
            IsFollowed = observer._code.Values.Append(observer._unowned).All(use => use.Doubts.Count == 0),
        };
    }

    private ObservedAccess On(string id)
    {
        var principal = _grants.Find(id);
        var own = CodeOf(id);
        var calls = _calls[id].ToList();
        var needs = new ObservedNeeds(_facts, id, _grants);
        var refused = new RefusedCalls(needs, _grants, id);
        return WithGrants(WithOutside(new ObservedAccess(id)
        {
            IsNamed = principal is not null,
            IsRoot = id == UserId.Root || principal is { Owner: UserId.Root, IsSeparated: false },
            Tools = own.Tools,
            Calls = calls,
            Unseen = Unseen(own, calls),
            Refused = [.. calls.Where(call => call.Refused > 0).Select(call => refused.Of(call, own.Calls.Matching(call).Select(match => match.Call)))],
            Doubts = [.. own.Doubts, .. _unowned.Doubts, .. UnknownTo(id)],
        }, own));
    }

    private CodeUse CodeOf(string id) => _code.TryGetValue(id, out var use) ? use : CodeUse.None;

    // What went through was some call of another release.
    private IEnumerable<string> UnknownTo(string id) => _unknown[id].Where(call => call.Count + call.Unproven > 0)
        .Select(call => $"what {call.Label} needed is not known: the API of {_grants.Version} has no such call");

    private ObservedAccess WithGrants(ObservedAccess access)
    {
        if (!access.IsNamed || access.IsRoot)
        {
            return access;
        }

        // What a user holds its tokens use, too: those that are not separated as their own, the others as their limit.
        var tokens = _grants.Principals.Where(principal => principal.Owner == access.Id).Select(principal => principal.Id).ToList();
        var ids = tokens.Prepend(access.Id).ToList();
        var log = new LeastPrivilege("log", [], [], [], [], [.. ids.SelectMany(id => UsedBy(id).SelectMany(used => id == access.Id ? used.Own : used.Owner ?? used.Own))]);
        var comparison = GrantComparer.Of([.. ids.SelectMany(id => CodeOf(id).Privileges), .. _unowned.If(Unowned), log], _grants, access.Id);
        var doubts = access.Doubts.Concat(tokens.SelectMany(id => CodeOf(id).Doubts.Concat(UnknownTo(id)))).Distinct(StringComparer.Ordinal).ToList();
        return access with
        {
            Doubts = doubts,
            Unused = doubts.Count == 0 ? comparison.Excess : [],
            Undecided = [.. comparison.MayNeed, .. comparison.Wider.Where(grant => grant.DependsOn is not null), .. doubts.Count == 0 ? [] : comparison.Excess.Select(grant => grant with { DependsOn = doubts[0] })],
            Wider = [.. comparison.Wider.Where(grant => grant.DependsOn is null)],
            Ways = doubts.Count == 0 ? comparison.Ways : [],
            Lost = _grants.Plan.IsWhole ? [.. comparison.Missing.Where(one => one.Calls.Any(call => ObservedNeeds.IsOfLog(call) && call.By.Address == access.Id))] : [],
        };
    }

    // What its calls needed, for itself and for its owner at once: of a hundred thousand calls the whole need is too much to be kept.
    private IReadOnlyList<UsedCall> UsedBy(string id)
    {
        if (!_used.TryGetValue(id, out var used))
        {
            var needs = new ObservedNeeds(_facts, id, _grants);
            var own = new HeldPaths(_grants, [.. _grants.Tree(id)]);
            var owner = _grants.Find(id) is { Owner: { } lender } ? new HeldPaths(_grants, [.. _grants.Tree(lender)]) : own;
            _used[id] = used = [.. _calls[id].Select(call => (Call: call, Needed: needs.Of(call).ToList())).Where(one => one.Needed.Count > 0).Select(one => new UsedCall(
                one.Call, [.. one.Needed.SelectMany(part => part.Need.SelfAndDescendants()).OfType<Permission>().Select(permission => permission.Privilege).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal)],
                [.. one.Needed.Select(part => new NeededCall(part.Call, own.Settled(part.Need, part.Call.Call.Endpoint), Need.Nothing))],
                owner == own ? null : [.. one.Needed.Select(part => new NeededCall(part.Call, owner.Settled(part.Need, part.Call.Call.Endpoint), Need.Nothing))]))];
        }

        return used;
    }

    // What is the code's whose login is not known: it may be of any.
    private string Unowned => $"whether the code of {string.Join(" and ", _unowned.Tools)}, which does not say as whom it logs in, is its own";

    private ObservedAccess WithOutside(ObservedAccess access, CodeUse own)
    {
        var (outside, harmless) = (new List<OutsideCall>(), 0L);
        foreach (var used in _hasCode ? UsedBy(access.Id) : [])
        {
            var call = used.Call;
            var matching = own.Calls.Matching(call);
            if (matching.Any(match => match.IsSure))
            {
                continue;
            }

            if (used.Privileges.Count == 0)
            {
                harmless += call.Total - call.Refused;
                continue;
            }

            outside.Add(new OutsideCall(call, used.Privileges, matching.Count > 0 ? CodeCalls.Unsaid(matching[0].Call)
                : _unowned.Calls.Matching(call).Count > 0 ? Unowned
                : own.Doubts.Concat(_unowned.Doubts).FirstOrDefault()));
        }

        return access with { Outside = outside, Harmless = harmless };
    }

    private static List<UnseenCall> Unseen(CodeUse code, IEnumerable<ObservedCall> calls)
    {
        var seen = calls.ToLookup(call => call.Label, StringComparer.Ordinal);
        return [.. code.Calls.All.Select(made => (Made: made, Matches: seen[made.Call.Endpoint.Label].Select(call => CodeCalls.Match(made, call)).Where(match => match != false).ToList()))
            .Where(one => !one.Matches.Contains(true)).Select(one => new UnseenCall(one.Made, one.Matches.Count == 0 ? null : CodeCalls.Unsaid(one.Made)))];
    }

    // A call with the privileges that it may have needed, and what it surely or perhaps used of its own grants and of its owner's.
    private sealed record UsedCall(ObservedCall Call, IReadOnlyList<string> Privileges, IReadOnlyList<NeededCall> Own, IReadOnlyList<NeededCall>? Owner);
}
