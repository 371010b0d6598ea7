namespace Pvelint.Access;

/// <summary>What a role allows in one release: the privileges of a built-in role, or those that a plan writes for its own.</summary>
/// <param name="Name">The role's name.</param>
/// <param name="Privileges">The privileges that the release knows.</param>
/// <param name="IsBuiltIn">Whether Proxmox VE brings it along.</param>
/// <param name="Denies">Whether it is <c>NoAccess</c>, which cancels every other role at its place.</param>
public sealed record RoleContent(string Name, IReadOnlyCollection<string> Privileges, bool IsBuiltIn, bool Denies)
{
    /// <summary>The content of the role of that name; null where neither the release nor a definition knows it.</summary>
    /// <param name="name">The role's name.</param>
    /// <param name="written">All definitions of that name.</param>
    /// <param name="version">The release.</param>
    public static RoleContent? Of(string name, IReadOnlyList<RoleDefinition> written, PveVersion version)
    {
        if (AccessFacts.Roles.TryGetValue(name, out var builtIn) && builtIn.Versions.Contains(version))
        {
            // Only user.cfg can add to a built-in role.
            var added = written.Where(role => role.Source == PlanSource.UserCfg).SelectMany(role => role.Privileges.Texts);
            return new RoleContent(name, Known(builtIn.PrivilegesIn(version).Concat(added), version), true, builtIn.Denies);
        }

        return written.Count == 0 ? null : new RoleContent(name, Known(written.SelectMany(role => role.Privileges.Texts), version), false, false);
    }

    /// <summary>The content that one definition writes.</summary>
    public static RoleContent Of(RoleDefinition role, PveVersion version) =>
        new(role.Name.Text ?? "", Known(role.Privileges.Texts, version), false, false);

    /// <summary>
    /// Whether it amounts to <c>Administrator</c>: it is that role, or holds every privilege that alone leads to the whole cluster or to
    /// root on a host.
    /// </summary>
    public bool AmountsToAdministrator(PveVersion version) =>
        AccessFacts.Privileges.Values.Where(privilege => privilege.Risk == Risk.Critical && privilege.Versions.Contains(version)).All(privilege => Privileges.Contains(privilege.Name));

    private static HashSet<string> Known(IEnumerable<string> names, PveVersion version) =>
        new(names.Where(name => AccessFacts.Privileges.TryGetValue(name, out var privilege) && privilege.Versions.Contains(version)), StringComparer.Ordinal);
}
