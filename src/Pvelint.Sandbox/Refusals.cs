using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>How Proxmox VE names what a refused caller lacks. Source: pve-access-control src/PVE/RPCEnvironment.pm check, check_any.</summary>
internal static class Refusals
{
    // Who holds this on a storage may use every volume of it: that is looked at first, and never named where another right would do.
    // Source: pve-storage src/PVE/Storage.pm check_volume_access.
    private const string OfOwner = "Datastore.Allocate";

    /// <summary>The first part of a need that is not met; null where all are.</summary>
    public static Need? First(Need need, Func<Need, bool> isMet) =>
        isMet(need) ? null : need is AllOf all ? all.Needs.Select(part => First(part, isMet)).First(part => part is not null) : need;

    /// <summary>Whether a need is one over the groups of a user.</summary>
    public static bool IsOverGroups(Need need) => need.SelfAndDescendants().OfType<Permission>().Any(part => part.Path == "/access/groups");

    /// <summary><c>/vms/100, VM.Allocate|Permissions.Modify</c>; null where Proxmox VE names nothing.</summary>
    public static string? Text(Need need, Func<Need, bool> isMet) => need switch
    {
        Permission permission => $"{permission.Path}, {permission.Privilege}",
        Dependent dependent => Text(dependent.Need, isMet),
        Refusal refusal => refusal.Reason,
        AnyOf any => OfAny(any.Needs[0] is Permission { Privilege: OfOwner } ? [.. any.Needs.Skip(1)] : any.Needs, isMet),
        _ => First(need, isMet) is { } first && first != need ? Text(first, isMet) : null,
    };

    // Several privileges on one path are named together. The right over all groups, or over each that is named: what is told is the first of
    // these that is lacking. Of other ways none is.
    private static string? OfAny(IReadOnlyList<Need> ways, Func<Need, bool> isMet)
    {
        if (ways.All(way => way is Permission) && ways.Cast<Permission>().ToList() is [var one, ..] permissions && permissions.All(permission => permission.Path == one.Path))
        {
            return $"{one.Path}, {string.Join('|', permissions.Select(permission => permission.Privilege))}";
        }

        // What the schema asks of a guest that is about to be: its handler looks at all else on the guest by itself.
        var way = ways.Count == 1 || ways.All(IsBelowAccess) ? ways[^1]
            : ways.Any(part => part is Permission { Privilege: "VM.Allocate" }) ? null
            : ways.FirstOrDefault(part => part.SelfAndDescendants().OfType<Permission>().All(permission => permission.Path.StartsWith("/vms/", StringComparison.Ordinal)));
        return way is not null && First(way, isMet) is { } first && (first is Permission || way == first) ? Text(first, isMet) : null;
    }

    private static bool IsBelowAccess(Need need) => need.SelfAndDescendants().OfType<Permission>().All(part => part.Path.StartsWith("/access", StringComparison.Ordinal));
}
