using Pvelint.Access;

namespace Pvelint.Inference;

/// <summary>Finds the roles of someone that a release does not take as they are written.</summary>
internal static class BrokenRoles
{
    public static IReadOnlyList<BrokenRole> Of(AccessModel model, string id)
    {
        var principal = model.Find(id);
        var ids = new HashSet<string?>([id, principal?.Owner, .. principal?.Groups ?? [], .. (principal?.Owner is { } owner ? model.Find(owner)?.Groups : null) ?? []], StringComparer.Ordinal);
        var roles = new HashSet<string?>(model.Plan.Entries.Where(entry => ids.Contains(entry.Kind == SubjectKind.Group && id == "@" + entry.Subject.Text ? id : entry.Subject.Text)).Select(entry => entry.Role.Text), StringComparer.Ordinal);
        return [.. model.Plan.Roles
            .Where(role => role.Name.Text is not null && role.Source != PlanSource.Text && roles.Contains(role.Name.Text))
            .Select(role => new BrokenRole(role, [.. role.Privileges.Items.Where(word => word.Text is { Length: > 0 } name && !IsKnown(name, model.Version))], role.Source == PlanSource.UserCfg))
            .Where(role => role.Privileges.Count > 0)];
    }

    private static bool IsKnown(string name, PveVersion version) => AccessFacts.Privileges.TryGetValue(name, out var privilege) && privilege.Versions.Contains(version);
}
