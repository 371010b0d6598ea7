using Pvelint.Hcl;

namespace Pvelint.Inference;

/// <summary>A call of the API.</summary>
/// <param name="Endpoint">What is called.</param>
/// <param name="Variables">What the variables of its path are; each may be unknown.</param>
/// <param name="Parameters">An object of the other parameters; each may be unknown, one that is null is not sent.</param>
public sealed record ApiCall(Endpoint Endpoint, IReadOnlyDictionary<string, HclValue> Variables, HclValue Parameters)
{
    /// <summary>A call of a path as it is written.</summary>
    /// <returns>Null where the API of the release has no such method.</returns>
    public static ApiCall? Of(ApiFacts facts, string method, string path, HclValue parameters) => facts.Match(method, path) is { } match
        ? new ApiCall(match.Endpoint, match.Variables.ToDictionary(pair => pair.Key, pair => HclValue.Of(pair.Value), StringComparer.Ordinal), parameters)
        : null;
}
