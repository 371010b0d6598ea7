namespace Pvelint.Access;

/// <summary>A role that Proxmox VE brings along, from <c>rules/access/roles.hcl</c>.</summary>
/// <param name="Name">The name: <c>PVEVMAdmin</c>. Case matters.</param>
/// <param name="Versions">The releases that have it.</param>
/// <param name="HoldsEverything">Whether it holds every privilege there is: <c>Administrator</c>.</param>
/// <param name="Denies">Whether it cancels every other role at its place: <c>NoAccess</c>.</param>
/// <param name="Privileges">The privileges that it holds in some release, and until which one where it lost them.</param>
public sealed record BuiltInRole(
    string Name,
    PveVersions Versions,
    bool HoldsEverything,
    bool Denies,
    IReadOnlyDictionary<string, PveVersion?> Privileges)
{
    /// <summary>The privileges that it holds in a release, in the order of names.</summary>
    public IReadOnlyList<string> PrivilegesIn(PveVersion version) =>
        [.. AccessFacts.Privileges.Values
            .Where(privilege => privilege.Versions.Contains(version) && Holds(privilege.Name, version))
            .Select(privilege => privilege.Name)
            .OrderBy(name => name, StringComparer.Ordinal)];

    private bool Holds(string privilege, PveVersion version) =>
        HoldsEverything || (Privileges.TryGetValue(privilege, out var until) && (until is not { } end || version < end));
}
