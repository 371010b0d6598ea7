using Pvelint.Access;
using Pvelint.Hcl;
using Pvelint.Inference;

namespace Pvelint.Api;

/// <summary>A call that is about to be made.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Path">Its path, without <c>/api2/json</c>, names as they are.</param>
/// <param name="Parameters">Its parameters.</param>
internal sealed record PlannedCall(string Method, string Path, PveForm Parameters)
{
    /// <summary>The call that writes an ACL entry, or takes it away.</summary>
    public static PlannedCall OfAcl(PveAclEntry entry, bool delete = false) => new("PUT", "/access/acl", PveAccess.AclForm(entry, delete));
}

/// <summary>A planned call that will be refused, or may be.</summary>
/// <param name="Call">The call.</param>
/// <param name="IsCertain">Whether it will be refused; else that depends on what cannot be seen.</param>
/// <param name="Ways">What is missing, each a way to be allowed; empty where no grant helps.</param>
/// <param name="Refusals">What no grant gives.</param>
internal sealed record MissingRight(PlannedCall Call, bool IsCertain, IReadOnlyList<IReadOnlyList<Permission>> Ways, IReadOnlyList<string> Refusals)
{
    // The first way is the smallest; more of them hide it.
    private const int MostWays = 3;

    public override string ToString()
    {
        var ways = Ways.Where(way => way.Count > 0).Take(MostWays).Select(way => string.Join(" and ", way.GroupBy(one => one.Path, StringComparer.Ordinal)
            .Select(path => $"{string.Join(", ", path.Select(one => one.Privilege + (one.IsPropagated ? " (propagated)" : "")))} on {path.Key}")));
        var needs = string.Join(", or ", ways);
        var says = Refusals.Count > 0 ? string.Join("; ", Refusals) + (needs.Length > 0 ? "; or it needs " + needs : "") : "needs " + needs;
        return $"{Call.Method} {Call.Path} {(IsCertain ? "" : "may be refused: it ")}{says}";
    }
}

/// <summary>Says before anything is changed which of the planned calls the login may not make.</summary>
internal static class Rights
{
    /// <summary>The calls that will be refused, or may be; empty where all go through.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="live">The state, with what the login holds.</param>
    /// <param name="after">The model of what will be there once the calls are made: a role that is granted must be known, a user whose token is made, too.</param>
    /// <param name="access">Asks the endpoint where nothing else tells; null where it is not to be asked.</param>
    /// <param name="cancel">Ends the call.</param>
    public static async Task<IReadOnlyList<MissingRight>> MissingAsync(IReadOnlyList<PlannedCall> calls, LiveAccess live, AccessModel after, PveAccess? access, CancellationToken cancel = default)
    {
        var facts = ApiFacts.Of(ApiFacts.Covers(live.Version) ? live.Version : live.Version < ApiFacts.Known[0] ? ApiFacts.Known[0] : ApiFacts.Known[^1]);
        var needs = calls.Select(call => (Call: call, Need: NeedOf(call, facts, after, live.AuthId))).ToList();
        var holdings = new Holdings(live);
        foreach (var path in needs.SelectMany(need => need.Need.SelfAndDescendants()).OfType<Permission>().Where(one => one.IsPathKnown).Select(one => one.Path).Distinct(StringComparer.Ordinal))
        {
            if (access is not null && holdings.On(path) is null)
            {
                var rows = await access.PermissionsAsync(path, cancel: cancel).ConfigureAwait(false);
                holdings.Add(path, rows.TryGetValue(path, out var row) ? row : default);
            }
        }

        return [.. needs.Select(need => Judge(need.Call, need.Need, holdings, live.AuthId == UserId.Root)).OfType<MissingRight>()];
    }

    private static Need NeedOf(PlannedCall call, ApiFacts facts, AccessModel after, string authId)
    {
        var parameters = HclValue.Object(call.Parameters.Select(pair => (pair.Key, HclValue.Of(pair.Value))));
        return ApiCall.Of(facts, call.Method, call.Path, parameters) is { } known
            ? new ApiNeeds(facts, null, after, authId).Of(known)
            : throw new InvalidOperationException($"the API has no {call.Method} {call.Path}");
    }

    private static MissingRight? Judge(PlannedCall call, Need need, Holdings holdings, bool isRoot)
    {
        bool? Holds(Permission one) => one.IsPathKnown && holdings.On(one.Path) is { } row
            ? one.IsPropagated ? (row.Propagated & PrivilegeTable.Bit(one.Privilege)) != 0 : row.Holds(one.Privilege)
            : null;
        var verdict = need.Holds(Holds, isRoot);
        if (verdict == true)
        {
            return null;
        }

        var open = need.Without(one => Holds(one) == true);
        return new MissingRight(call, verdict == false, MissingGrants.Of(open).Ways, [.. open.SelfAndDescendants().OfType<Refusal>().Select(refusal => refusal.Reason).Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>What the login holds: by the endpoint's own answer, else by the model where the whole ACL is seen.</summary>
    private sealed class Holdings(LiveAccess live)
    {
        private readonly Dictionary<string, PermissionSet> _rows = new(live.State.Own, StringComparer.Ordinal);
        private readonly Lazy<AccessModel> _model = new(() => new AccessModel(live.Plan, live.Version));

        public void Add(string path, PermissionSet row) => _rows[path] = row;

        // A row that the answer leaves out is one without any privilege (pve-access-control src/PVE/RPCEnvironment.pm get_effective_permissions).
        public PermissionSet? On(string path) => _rows.TryGetValue(path, out var row) ? row
            : PveAccess.TopPaths.Contains(path) ? default(PermissionSet)
            : live.SeesAcl ? _model.Value.On(live.AuthId, path)
            : null;
    }
}
