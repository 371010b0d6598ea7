using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE201: automation gets Administrator, or a role that amounts to it.</summary>
public sealed class AdministratorGranted : Rule
{
    // The built-in role that people take for a safe step below Administrator: it lacks seven privileges, and User.Modify brings them all.
    private const string AlmostAll = "PVEAdmin";

    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE201", nameof(AdministratorGranted), "Administrator, or a role that amounts to it, granted to automation", Severity.Error,
        "make a role of the privileges that the tool needs and grant it on the paths that it works on");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var entries = project.Access.EntriesForAutomation().ToList();
        return BuiltIn(entries, project).Concat(Custom(entries, project));
    }

    private IEnumerable<Finding> BuiltIn(IReadOnlyList<AclEntry> entries, Project project)
    {
        var roles = new RoleContents(project.Access, project.Release);
        foreach (var entry in entries)
        {
            if (roles.Of(entry.Role.Text) is not { IsBuiltIn: true } role)
            {
                continue;
            }

            if (role.AmountsToAdministrator(project.Release))
            {
                yield return Descriptor.At(entry.Role.Place, entry.Id(), $"{entry.Who()} gets {role.Name}{On(entry)}: every privilege there is, so a leak of its token or password costs the cluster");
            }
            else if (role.Name == AlmostAll)
            {
                yield return Descriptor.At(entry.Role.Place, entry.Id(), $"{entry.Who()} gets {role.Name}{On(entry)}: all but a few privileges, no safe step below Administrator");
            }
        }
    }

    private IEnumerable<Finding> Custom(IReadOnlyList<AclEntry> entries, Project project) =>
        from role in project.Access.Roles
        let worst = TakeoverPrivileges.Worst(role)
        where worst is not null
        let content = RoleContent.Of(role, project.Release)
        where content.AmountsToAdministrator(project.Release)
        where role.Source != PlanSource.UserCfg || entries.Any(entry => entry.Role.Text == role.Name.Text)
        select Descriptor.At(
            worst.Place, role.Name.Text, $"{role.Name.Named()} holds {content.Privileges.Count} privileges, every one that leads to takeover among them: it is Administrator under another name",
            role.Source == PlanSource.Text ? Severity.Warning : null);

    private static string On(AclEntry entry) => entry.Object is { } path ? $" on {path}" : "";
}
