using Pvelint.Access;
using Pvelint.Rules.Editing;
using Pvelint.Text;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE208: a privilege, role or path that the target release does not have.</summary>
public sealed class UnknownToRelease : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE208", nameof(UnknownToRelease), "privilege, role or path that the target version does not have", Severity.Warning,
        "write the name that this version knows, or say with --pve which version it is for")
    {
        Fixes = [FixSafety.Unsafe],
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var plan = project.Access;
        var written = new HashSet<string?>(plan.Roles.Select(role => role.Name.Text));
        return plan.Roles.SelectMany(role => role.Privileges.Items.Select(word => Privilege(word, role, project.Release)))
            .Concat(plan.Entries.Select(entry => Role(entry, written, project.Release)))
            .Concat(plan.Entries.Select(entry => Path(entry, project.Release)))
            .OfType<Finding>();
    }

    /// <inheritdoc/>
    public override IEnumerable<Fix> Fixes(Finding finding, Project project)
    {
        foreach (var role in project.Access.Roles)
        {
            if (role.Privileges.Items.FirstOrDefault(word => IsAt(word, finding)) is { } word)
            {
                return OfPrivilege(word, role, project.Release);
            }
        }

        var entry = project.Access.Entries.FirstOrDefault(entry => IsAt(entry.Role, finding));
        var name = entry?.Role ?? project.Access.Entries.FirstOrDefault(entry => IsAt(entry.Path, finding))?.Path;
        var meant = name?.Text is not { } text ? null
            : entry is not null ? Nearest.Of(text, AccessFacts.Roles.Values.Where(role => role.Versions.Contains(project.Release)).Select(role => role.Name))
            : ObjectPath.Parse(text) is { } path ? PathHints.For(path, project.Release) : null;
        return meant is not null && meant.IndexOf('{') < 0 ? [Rewrite(name!, meant)] : [];
    }

    private static bool IsAt(Word word, Finding finding) => word.Place.File == finding.File && word.Place.Span == finding.Span && word.IsWritten();

    // What it allows afterwards, no edit can know for sure: whoever replaces it looks at it.
    private static IEnumerable<Fix> OfPrivilege(Word word, RoleDefinition role, PveVersion version)
    {
        var list = ListEdits.Of([.. role.Privileges.Items.Where(item => item.Text is not null)]);
        var others = new HashSet<string>(role.Privileges.Texts);
        var meant = AccessFacts.ReplacedPrivileges.TryGetValue(word.Text!, out var replaced) ? replaced.By
            : AccessFacts.Privileges.ContainsKey(word.Text!) ? []
            : Nearest.Of(word.Text!, AccessFacts.Privileges.Values.Where(known => known.Versions.Contains(version)).Select(known => known.Name)) is { } nearest ? [nearest] : [];
        if (meant.Count == 1 && !others.Contains(meant[0]))
        {
            yield return Rewrite(word, meant[0]);
        }

        if (list?.Remove([word]) is { } removal)
        {
            yield return new Fix($"take {word.Text} out", FixSafety.Unsafe, removal);
        }
    }

    private static Fix Rewrite(Word word, string text) =>
        new($"replace {word.Text} by {text}", FixSafety.Unsafe, [new FixEdit(word.Place.File, word.Place.Span, text)]);

    private Finding? Privilege(Word word, RoleDefinition role, PveVersion version)
    {
        if (word.Text is not { } name)
        {
            return null;
        }

        if (!AccessFacts.Privileges.TryGetValue(name, out var privilege))
        {
            var nearest = Nearest.Of(name, AccessFacts.Privileges.Values.Where(known => known.Versions.Contains(version)).Select(known => known.Name));
            return role.Source == PlanSource.Text ? null : Descriptor.At(word.Place, name, $"no version of Proxmox VE has a privilege {name}: it refuses the whole role") with { Help = Meant(nearest) };
        }

        if (privilege.Versions.Contains(version))
        {
            return null;
        }

        if (privilege.Versions.Removed is { } removed && version >= removed)
        {
            var message = $"{name} is gone since Proxmox VE {removed}: it refuses a role that names it";
            return AccessFacts.ReplacedPrivileges.TryGetValue(name, out var replaced)
                ? Descriptor.At(word.Place, name, message) with { Help = Replacement(replaced) }
                : Descriptor.At(word.Place, name, message);
        }

        return Descriptor.At(word.Place, name, $"{name} comes with Proxmox VE {privilege.Versions.Since}, the target is {version}: it refuses a role that names it");
    }

    // A role that no file defines may be there already; a name that only a built-in role may have, or that is nearly one's, is a mistake.
    private Finding? Role(AclEntry entry, HashSet<string?> written, PveVersion version)
    {
        if (entry.Role.Text is not { } name || written.Contains(name))
        {
            return null;
        }

        if (AccessFacts.Roles.TryGetValue(name, out var role))
        {
            return role.Versions.Contains(version) ? null : Descriptor.At(entry.Role.Place, entry.Id(), $"the role {name} comes with Proxmox VE {role.Versions.Since}, the target is {version}");
        }

        var nearest = Nearest.Of(name, AccessFacts.Roles.Keys);
        return nearest is not null || name.StartsWith("PVE", StringComparison.OrdinalIgnoreCase)
            ? Descriptor.At(entry.Role.Place, entry.Id(), $"Proxmox VE has no role {name}, and none is made here: the grant fails") with { Help = Meant(nearest) }
            : null;
    }

    private Finding? Path(AclEntry entry, PveVersion version)
    {
        if (entry.Path.Text is not { } text)
        {
            return null;
        }

        if (entry.Object is not { } path)
        {
            return Descriptor.At(entry.Path.Place, entry.Id(), $"{text} is no path: only letters, digits and . - _ / may stand in it, and there are no wildcards")
                with
            { Help = "grant the role on a pool, /pool/{pool}, or on each object" };
        }

        if (AccessFacts.PathForms.Any(form => form.Versions.Contains(version) && form.Matches(path)))
        {
            return null;
        }

        return Descriptor.At(entry.Path.Place, entry.Id(), $"Proxmox VE {version} has no path {path}: the grant fails") with { Help = Meant(PathHints.For(path, version)) };
    }

    private string Meant(string? nearest) => nearest is null ? Descriptor.Help : $"write {nearest}";

    private static string Replacement(ReplacedPrivilege replaced) =>
        $"take it out; most tools need {string.Join(" and ", replaced.By)} instead ({string.Join("; ", replaced.Where.Select(use => $"{use.Value} for {use.Key}"))})";
}
