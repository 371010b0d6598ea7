using Pvelint.Access;
using Pvelint.Rules.Editing;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE212: a role whose name the API refuses, or a change to a built-in role.</summary>
public sealed class RoleNameRefused : Rule
{
    // Since pve-access-control 8.0.0: names that begin with PVE, in any case, are kept for built-in roles.
    private static readonly PveVersion PrefixReserved = new(8, 0);

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE212", nameof(RoleNameRefused), "role name that the API refuses, or a change to a built-in role", Severity.Warning,
        "give the role a name of its own that does not begin with PVE")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project) =>
        from role in project.Access.Roles
        where role.Name.Text is not null
        let problem = Problem(role.Name.Text!, role, project.Release)
        where problem is not null
        select Descriptor.At(role.Name.Place, role.Name.Text, problem);

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        var plan = project.Access;
        if (plan.Roles.FirstOrDefault(role => role.Name.Place.File == finding.File && role.Name.Place.Span == finding.Span)?.Name is not { Text: { } name }
            || AccessFacts.Roles.ContainsKey(name) || OwnName(name) is not { Length: > 1 } own || plan.Roles.Any(role => role.Name.Text == own))
        {
            yield break;
        }

        // Wherever the name is written that role is meant; a name that comes from elsewhere may be any.
        var uses = plan.Roles.Select(role => role.Name).Concat(plan.Entries.Select(entry => entry.Role)).Concat(plan.Removals.Select(entry => entry.Role)).Where(word => word.Text == name).ToList();
        if (uses.TrueForAll(word => word.IsWritten()))
        {
            yield return new Fix($"call the role {own}", FixSafety.Unsafe, [.. uses.Select(word => new FixEdit(word.Place.File, word.Place.Span, own)).Distinct()]);
        }
    }

    private static string OwnName(string name)
    {
        var own = new string([.. name.Select(unit => ObjectPath.IsNameCharacter(unit) ? unit : '-')]);
        return own.StartsWith("PVE", StringComparison.OrdinalIgnoreCase) ? own.Substring(3).TrimStart('.', '-', '_') : own;
    }

    private static string? Problem(string name, RoleDefinition role, PveVersion version)
    {
        if (AccessFacts.Roles.TryGetValue(name, out var builtIn) && builtIn.Versions.Contains(version))
        {
            return role.Source == PlanSource.UserCfg
                ? $"this line adds privileges to the built-in role {name}: everyone who has it has them, and no interface shows it"
                : $"{name} is a built-in role: the API refuses to make or change it";
        }

        if (name.StartsWith("PVE", StringComparison.OrdinalIgnoreCase) && version >= PrefixReserved && role.Source != PlanSource.UserCfg)
        {
            return $"the API refuses the role name {name}: names that begin with PVE, in any case, are kept for built-in roles";
        }

        return name.All(ObjectPath.IsNameCharacter) ? null : $"the API refuses the role name {name}: only letters, digits and . - _ may stand in it";
    }
}
