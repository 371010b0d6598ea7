using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What calls need in one release, as far as the cluster is known.</summary>
/// <param name="facts">The API of the release.</param>
/// <param name="state">The configuration of the cluster; null where it is not known.</param>
/// <param name="grants">Its users, groups, roles and pools; null where they are not known.</param>
/// <param name="caller">The user or token that calls; null where it is not known.</param>
public sealed class ApiNeeds(ApiFacts facts, PveState? state = null, AccessModel? grants = null, string? caller = null)
{
    private readonly KnownCluster _cluster = new(state, grants, caller);

    /// <summary>What must hold, else the call is refused.</summary>
    public Need Of(ApiCall call)
    {
        // A token that may not call at all is told so, whatever it holds.
        var asToken = !call.Endpoint.TakesTokens && (caller is null || TokenId.Parse(caller) is not null)
            ? Need.Refused("no API token may call it", isForRoot: true)
            : Need.Nothing;
        return call.Endpoint.Require is { } require ? Need.All([asToken, Read(call, require)]) : asToken;
    }

    /// <summary>What must hold for the object that the call is about to stand in its answer.</summary>
    public Need ToSee(ApiCall call) => call.Endpoint.Sees is { } sees ? Read(call, sees) : Need.Nothing;

    private Need Read(ApiCall call, HclExpression expression)
    {
        var names = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var entry in call.Parameters.Entries)
        {
            names[entry.Key] = entry.Value;
        }

        foreach (var variable in call.Variables)
        {
            names[variable.Key] = variable.Value;
        }

        names["params"] = call.Parameters;
        return new NeedReader(facts, new PveFunctions(facts, call.Parameters, _cluster)).Read(expression, new HclScope("", names));
    }
}
