using Pvelint.Access;

namespace Pvelint.Rules.Permissions;

/// <summary>PVE203: a grant from which a few calls lead to the whole cluster or to root on a host.</summary>
public sealed class GrantLeadsToTakeover : Rule
{
    /// <inheritdoc/>
    public override RuleDescriptor Descriptor { get; } = new(
        "PVE203", nameof(GrantLeadsToTakeover), "grant that leads to takeover of the cluster", Severity.Error,
        "take the privilege out of the role, or grant it on a path where it does not open the way");

    /// <inheritdoc/>
    public override IEnumerable<Finding> CheckProject(Project project)
    {
        var version = project.Release;
        var roles = new RoleContents(project.Access, version);
        var entries = project.Access.EntriesForAutomation().ToList();
        var ways = GrantedWays.Of(entries, project.Access, version).ToLookup(way => way.Entry);
        var entriesOf = entries.Where(entry => entry.Role.Text is not null).ToLookup(entry => entry.Role.Text!, StringComparer.Ordinal);
        return project.Access.Roles.Select(role => Custom(role, [.. entriesOf[role.Name.Text ?? ""]], ways, version)).OfType<Finding>()
            .Concat(entries.Select(entry => BuiltIn(entry, roles, ways, version)).OfType<Finding>());
    }

    // A built-in role is what it is: the finding stands at the entry that grants it.
    private Finding? BuiltIn(AclEntry entry, RoleContents roles, ILookup<AclEntry, GrantedWay> ways, PveVersion version) =>
        roles.Of(entry.Role.Text) is { IsBuiltIn: true } role && !role.AmountsToAdministrator(version) && ways[entry].FirstOrDefault() is { } found
            ? Finding(entry.Role.Place, entry.Id(), found, $"{entry.Who()} gets {role.Name} on {entry.Object}")
            : null;

    // A role of one's own can be mended: the finding stands at the privilege in its definition.
    private Finding? Custom(RoleDefinition role, IReadOnlyList<AclEntry> entries, ILookup<AclEntry, GrantedWay> ways, PveVersion version)
    {
        if (TakeoverPrivileges.Worst(role) is null || RoleContent.Of(role, version).AmountsToAdministrator(version))
        {
            return null;
        }

        foreach (var entry in entries)
        {
            if (ways[entry].FirstOrDefault(way => TakeoverPrivileges.Word(role, way.Way) is not null) is { } found)
            {
                var privilege = TakeoverPrivileges.Word(role, found.Way)!;
                return Finding(privilege.Place, About(role, privilege), found, $"{privilege.Text} in {role.Name.Named()}, which {entry.Who()} gets on {entry.Object}")
                    with
                { Related = [new RelatedPlace(entry.Path.Place.File, entry.Path.Place.Span, "the grant")] };
            }
        }

        // Where the grant is not to be seen, the role may still be granted so.
        var isOpen = entries.Count == 0 || entries.Any(entry => entry.Object is null);
        return isOpen && role.Source != PlanSource.UserCfg ? Ungranted(role, version) : null;
    }

    private Finding? Ungranted(RoleDefinition role, PveVersion version)
    {
        var held = RoleContent.Of(role, version).Privileges;
        var way = AccessFacts.TakeoverWays
            .Where(way => way.Yields is not TakeoverYield.Nothing && !way.IsUsual && way.Versions.Contains(version) && way.Needs.All(need => held.Contains(need.Privilege)))
            .OrderByDescending(way => way.Yields)
            .FirstOrDefault();
        if (way is null)
        {
            return null;
        }

        var where = way.Needs[0].Path == "*" ? "any path" : $"/ or {way.Needs[0].Path}";
        return Descriptor.At(
            TakeoverPrivileges.Word(role, way)!.Place, About(role, TakeoverPrivileges.Word(role, way)!), $"{way.Needs[0].Privilege} in {role.Name.Named()}: granted on {where} it leads to {Yield(way.Yields)}: {Steps(way.Steps)}", Severity.Warning)
            with
        { Help = way.Closes, Confidence = Confidence.Medium };
    }

    private static string About(RoleDefinition role, Word privilege) => role.Name.Text + " " + privilege.Text;

    private Finding Finding(Place place, string about, GrantedWay found, string what) =>
        Descriptor.At(place, about, $"{what}, leads to {Yield(found.Yields)}: {Steps(found.Steps)}", found.Yields >= TakeoverYield.Host ? Severity.Error : Severity.Warning)
            with
        { Help = found.Way.Closes };

    private static string Yield(TakeoverYield yields) => yields switch
    {
        TakeoverYield.Cluster => "takeover of the cluster",
        TakeoverYield.Host => "root on a node",
        TakeoverYield.Data => "the data of every guest",
        _ => "every privilege on that path and below",
    };

    private static string Steps<T>(IEnumerable<T> steps) => string.Join("; then ", steps);
}
