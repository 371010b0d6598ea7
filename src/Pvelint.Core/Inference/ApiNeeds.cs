using Pvelint.Access;
using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>What calls need in one release, as far as the cluster is known.</summary>
public sealed class ApiNeeds
{
    private readonly ApiFacts _facts;
    private readonly KnownCluster _cluster;

    /// <summary>Knows a cluster.</summary>
    /// <param name="facts">The API of the release.</param>
    /// <param name="state">The configuration of the cluster; null where it is not known.</param>
    /// <param name="grants">Its users, groups, roles and pools; null where they are not known.</param>
    /// <param name="caller">The user or token that calls; null where it is not known.</param>
    public ApiNeeds(ApiFacts facts, PveState? state = null, AccessModel? grants = null, string? caller = null)
        : this(facts, new KnownCluster(state, grants, caller))
    {
    }

    internal ApiNeeds(ApiFacts facts, KnownCluster cluster)
    {
        _facts = facts;
        _cluster = cluster;
    }

    /// <summary>What must hold, else the call is refused.</summary>
    public Need Of(ApiCall call)
    {
        // A token that may not call at all is told so, whatever it holds.
        var asToken = !call.Endpoint.TakesTokens && (_cluster.CallerId is null || TokenId.Parse(_cluster.CallerId) is not null)
            ? Need.Refused("no API token may call it", isForRoot: true)
            : Need.Nothing;
        return call.Endpoint.Require is { } require ? Need.All([asToken, Read(call, require)]) : asToken;
    }

    /// <summary>What must hold for the object that the call is about to stand in its answer.</summary>
    public Need ToSee(ApiCall call) => call.Endpoint.Sees is { } sees ? Read(call, sees) : Need.Nothing;

    /// <summary>What a rule of the facts asks for by itself: <c>perm_modify</c> of a path.</summary>
    /// <param name="name">The rule.</param>
    /// <param name="arguments">What it takes.</param>
    public Need OfRule(string name, params IReadOnlyList<HclValue> arguments) =>
        new NeedReader(_facts, new PveFunctions(_facts, HclValue.Object(), _cluster)).Read(name, arguments);

    private Need Read(ApiCall call, HclExpression expression)
    {
        var names = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        // Of a call in a log it is not known what was sent.
        foreach (var name in call.Parameters.IsKnown ? [] : call.Endpoint.Parameters.Where(name => name[name.Length - 1] != ']'))
        {
            names[name] = call.Parameters;
        }

        foreach (var entry in call.Parameters.Entries)
        {
            names[entry.Key] = entry.Value;
        }

        foreach (var variable in call.Variables)
        {
            names[variable.Key] = variable.Value;
        }

        names["params"] = call.Parameters;
        return new NeedReader(_facts, new PveFunctions(_facts, call.Parameters, _cluster)).Read(expression, new HclScope("", names));
    }
}
