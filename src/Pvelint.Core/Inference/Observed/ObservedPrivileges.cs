using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// The least that callers in access logs and the code that logs in as them need. Where a call in a log is one of the code, the code says what
/// is sent, and on which pool or guests to grant it; the log adds the nodes and storages that the code leaves open.
/// </summary>
public static class ObservedPrivileges
{
    /// <summary>The least for each user and token that called or that code logs in as, and for each tool of the rest of the code.</summary>
    /// <param name="log">The logs.</param>
    /// <param name="code">The code, each with the user or token that it logs in as; null where that is not known. Empty for none.</param>
    /// <param name="version">The release.</param>
    /// <param name="state">What is known of the cluster; null for nothing.</param>
    public static CodePrivileges Of(ObservedLog log, IReadOnlyList<(CodeResource Resource, string? Id)> code, PveVersion version, PveState? state = null)
    {
        var facts = ApiFacts.Of(version);
        var calls = log.Calls.Where(call => call.AuthId != "-" && call.AuthId != UserId.Root).ToLookup(call => call.AuthId, StringComparer.Ordinal);
        var owned = code.Where(one => one.Id is not null).ToLookup(one => one.Id!, one => one.Resource, StringComparer.Ordinal);
        var rest = CodePrivileges.Of([.. code.Where(one => one.Id is null).Select(one => one.Resource)], version, state);
        var (tools, unmapped, missing) = (new List<LeastPrivilege>(), rest.Unmapped.ToList(), rest.Missing.ToList());
        foreach (var id in calls.Select(group => group.Key).Concat(owned.Select(group => group.Key)).Distinct().OrderBy(id => id, StringComparer.Ordinal))
        {
            var own = CodePrivileges.Of([.. owned[id]], version, state);
            tools.Add(Joined(id, own, [.. calls[id]], new ObservedNeeds(facts, id)));
            unmapped.AddRange(own.Unmapped);
            missing.AddRange(own.Missing);
        }

        return new CodePrivileges([.. tools, .. rest.Tools], unmapped, missing);
    }

    private static LeastPrivilege Joined(string id, CodePrivileges own, IReadOnlyList<ObservedCall> calls, ObservedNeeds needs)
    {
        var needed = own.Tools.SelectMany(tool => tool.Calls).ToList();
        var index = new CodeCalls(needed.Select(call => call.Made));
        var seen = new HashSet<MadeCall>();
        var all = new List<(MadeCall, Need)>();
        foreach (var call in calls)
        {
            var matching = call.Total > call.Refused ? index.Matching(call) : [];
            foreach (var (made, _) in matching)
            {
                seen.Add(made);
            }

            all.AddRange(needs.Of(call).Select(one => (one.Call, matching.Count == 0 ? one.Need : BesideCode(one.Need))).Where(one => matching.Count == 0 || one.Item2 != Need.Nothing));
        }

        // An answer belongs to the call that it answers.
        var answered = new HashSet<(CodeResource, string)>(seen.Select(made => (made.By, made.Call.Endpoint.Label)));
        var code = needed.Select(call => (call.Made with { IsSeen = answered.Contains((call.Made.By, call.Made.Call.Endpoint.Label)) }, call.Exact));
        return LeastPrivilege.Of(id, [.. code, .. all]) with
        {
            Remarks = [.. own.Tools.SelectMany(tool => tool.Remarks), .. calls.Where(call => call.Refused > 0).Select(call => Refused(needs, call))],
            Demands = [.. own.Tools.SelectMany(tool => tool.Demands)],
        };
    }

    // What the code tells better: on guests, and with what is sent.
    private static Need BesideCode(Need need) => need switch
    {
        Permission permission => permission.IsPathKnown && !permission.Path.StartsWith("/vms", StringComparison.Ordinal) ? need : Need.Nothing,
        AllOf all => Need.All(all.Needs.Select(BesideCode)),
        AnyOf any => any.Needs.All(way => BesideCode(way) == way) ? need : Need.Nothing,
        _ => Need.Nothing,
    };

    private static CodeRemark Refused(ObservedNeeds needs, ObservedCall call) => new(
        false, $"{call.Refused} times refused: {call.Label}{(needs.CallOf(call) is { } called && NeedWords.Of(RefusedCalls.Sure(needs.Of(called))) is { Length: > 0 } words ? $", which needs {words}" : "")}", needs.By);
}
