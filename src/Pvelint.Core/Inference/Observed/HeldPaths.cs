using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>
/// Which grants calls used that went through. No log tells the object that is sent (<c>POST /nodes/{node}/qemu</c> sends the id of the guest),
/// or which of several privileges it was: where one grant alone could have allowed it, it was that one, else it stays open.
/// </summary>
internal sealed class HeldPaths(AccessModel model, IReadOnlyList<(string Path, PermissionSet Permissions)> tree)
{
    private readonly ILookup<string, HeldGrant> _granted = GrantComparer.Granted(model, tree).ToLookup(grant => grant.Privilege, StringComparer.Ordinal);

    /// <summary>A need as far as it is known by this.</summary>
    /// <param name="need">The need.</param>
    /// <param name="endpoint">What was called.</param>
    public Need Settled(Need need, Endpoint endpoint) => need switch
    {
        Permission { IsPathKnown: false } permission => Serving(permission) is { Count: 1 } only ? only[0] : Need.If(Unknown(permission, endpoint), permission),
        AllOf all => Need.All(all.Needs.Select(one => Settled(one, endpoint))),
        AnyOf any when any.Needs.All(way => Way(way) is not null) && any.Needs.SelectMany(way => Serving(Way(way)!)).Distinct().ToList() is { Count: > 0 } ways =>
            ways.Count == 1 ? ways[0] : Each($"which of several privileges allowed {endpoint.Label}", Need.All(ways)),
        AnyOf any when any.SelfAndDescendants().Any(one => one is Dependent or Permission { IsPathKnown: false }) => Each($"which of several ways allowed {endpoint.Label}", any),
        Dependent dependent => Each(dependent.What, dependent.Need),
        _ => need,
    };

    // Of several ways that were perhaps needed each may have been the one. What is open is told of grants alone, so that ten thousand guests
    // are one; what nobody was granted was not used.
    private Need Each(string what, Need need) => Need.All(need.SelfAndDescendants().OfType<Permission>().SelectMany(Grants).Distinct().Select(grant => Need.If(what, grant)));

    // A pool that was perhaps sent is a way only if it was.
    private static Permission? Way(Need way) => way as Permission ?? (way as Dependent)?.Need as Permission;

    private static string Unknown(Permission permission, Endpoint endpoint) =>
        endpoint.Variables.FirstOrDefault(name => permission.Path.IndexOf("{" + name + "}", StringComparison.Ordinal) >= 0) is { } name ? $"the {name} of {endpoint.Label}" : $"what was sent with {endpoint.Label}";

    private List<Permission> Serving(Permission need) => Grants(need) is { Count: > 0 } grants ? need.IsPathKnown ? [need] : grants : [];

    private List<Permission> Grants(Permission need)
    {
        if (!_granted.Contains(need.Privilege))
        {
            return [];
        }

        var form = PathPatterns.Of(need.Path);
        return [.. _granted[need.Privilege].Where(grant => GrantComparer.Serves(model, grant, need, form) != false).Select(grant => new Permission(grant.Path, grant.Privilege, grant.IsPropagated)).Distinct()];
    }
}
