using Pvelint.Inference;

namespace Pvelint.Sandbox;

/// <summary>How Proxmox VE names what a refused caller lacks. Source: pve-access-control src/PVE/RPCEnvironment.pm check, check_any.</summary>
internal static class Refusals
{
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
        AnyOf any when any.Needs.All(part => part is Permission) && any.Needs.Cast<Permission>().Select(part => part.Path).Distinct().Count() == 1 =>
            $"{((Permission)any.Needs[0]).Path}, {string.Join('|', any.Needs.Cast<Permission>().Select(part => part.Privilege))}",
        AnyOf any => OfAny(any, isMet),
        _ => First(need, isMet) is { } first && first != need ? Text(first, isMet) : null,
    };

    // The right over all groups, or over each that is named: what is told is the first of these that is lacking. Elsewhere the first way.
    private static string? OfAny(AnyOf any, Func<Need, bool> isMet)
    {
        var way = any.Needs.All(IsBelowAccess) ? any.Needs[^1] : any.Needs.First(part => part is not Refusal);
        return First(way, isMet) is { } first && (first is Permission || way == first) ? Text(first, isMet) : null;
    }

    private static bool IsBelowAccess(Need need) => need.SelfAndDescendants().OfType<Permission>().All(part => part.Path.StartsWith("/access", StringComparison.Ordinal));
}
