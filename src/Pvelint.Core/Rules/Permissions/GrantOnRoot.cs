using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE202: a role is granted on <c>/</c>, so everywhere.</summary>
public sealed class GrantOnRoot : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE202", nameof(GrantOnRoot), "role granted on /, where a narrower path serves", Severity.Warning,
        "grant it on the objects that the tool works on: /pool/{pool}, /vms/{vmid}, /storage/{storage}, /nodes/{node}, /sdn/zones/{zone}");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        // Without propagation an entry on / is narrow: some calls are checked there and nowhere else.
        var roles = new RoleContents(project.Access, project.Release);
        var granted = project.GrantedCode;
        var model = granted.Count == 0 ? null : new AccessModel(project.Access, project.Release);
        foreach (var entry in project.Access.EntriesForAutomation().Where(entry => entry.Object is { IsRoot: true } && entry.Propagate))
        {
            var role = roles.Of(entry.Role.Text);
            if (role is { Denies: true })
            {
                continue;
            }

            var finding = Descriptor.At(entry.Path.Place, entry.Id(), $"{entry.Who()} gets {entry.Role.Named()} on /: it holds on every guest, storage, node and network, those to come too");
            if (granted.FirstOrDefault(one => one.Has(entry, model!)) is { } code && Needed(code) is { Length: > 0 } needed)
            {
                yield return finding with { Help = $"the code here needs it on {needed} (see 'pvelint privileges')" };
                continue;
            }

            yield return role is not null && Narrower(role) is { Length: > 0 } paths ? finding with { Help = $"grant it on {paths}" } : finding;
        }
    }

    // The paths that the code names, where it needs nothing on / itself.
    private static string Needed(GrantedCode code)
    {
        var paths = code.Comparison.Tools.SelectMany(tool => tool.Grants).Select(grant => grant.Path).Distinct().OrderBy(path => path, StringComparer.Ordinal).ToList();
        return paths.Contains("/") || !code.IsAllKnown ? "" : string.Join(", ", paths.Take(6)) + (paths.Count > 6 ? " …" : "");
    }

    // "/pool/{pool} or /vms/{vmid} for VM.*, /storage/{storage} for Datastore.*": by family, the paths of single objects on which all of it is checked.
    private static string Narrower(RoleContent role) => string.Join(", ", role.Privileges
        .Select(name => AccessFacts.Privileges[name])
        .GroupBy(privilege => privilege.Name.Substring(0, privilege.Name.IndexOf('.')), StringComparer.Ordinal)
        .OrderBy(family => family.Key, StringComparer.Ordinal)
        .Select(family => (family.Key, Paths: Common(family)))
        .Where(family => family.Paths.Count > 0)
        .Select(family => $"{string.Join(" or ", family.Paths)} for {family.Key}.*"));

    private static List<string> Common(IEnumerable<Privilege> family)
    {
        var common = family.Select(privilege => privilege.Paths.Where(path => path.IndexOf('{') >= 0)).Aggregate((left, right) => left.Intersect(right));
        return [.. common.Take(2)];
    }
}
